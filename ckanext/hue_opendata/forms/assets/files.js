/* Files one after the other, each with its own progress and its own sentence when it is refused. */
(function () {
  "use strict";
  var hue = window.hueForms, MEGABYTE = 1024 * 1024;

  function told(line, outcome) {
    line.querySelector("progress").remove();
    line.classList.add(outcome.error ? "hue-refused" : "hue-added");
    line.querySelector(".hue-state").textContent = outcome.error || line.closest("form").dataset.hueThere;
    return !outcome.error;
  }

  /* The sentence for a file that is too large, with its size as the page's language writes it. */
  function tooLarge(words, file) {
    var size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(file.size / MEGABYTE);
    return hue.fill(words.hueTooLarge, { size: size + " MB" });
  }

  function send(form, file, line) {
    var most = Number(form.dataset.hueMost);
    if (most && file.size > most * MEGABYTE) { return Promise.resolve(told(line, { error: tooLarge(form.dataset, file) })); }
    return new Promise(function (done) {
      var request = new XMLHttpRequest(), body = new FormData();
      var words = form.dataset, bar = line.querySelector("progress"), state = line.querySelector(".hue-state");
      hue.each(form, "input[type=hidden]", function (hidden) { body.append(hidden.name, hidden.value); });
      body.append("save", "add");
      body.append("upload", file, file.name);
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", function (event) {
        if (!event.lengthComputable) { return; }
        bar.value = event.loaded / event.total;
        state.textContent = hue.fill(words.hueSending, { percent: Math.floor(100 * bar.value) });
      });
      request.addEventListener("loadend", function () {
        var outcome = null;
        try { outcome = JSON.parse(request.responseText).results[0]; } catch (error) { outcome = null; }
        /* A server in front of the portal may have a bound of its own. */
        outcome = outcome || { error: request.status === 413 ? words.hueSmaller : words.hueLost, row: "" };
        if (outcome.row) {
          document.querySelector("[data-hue-files]").insertAdjacentHTML("beforeend", outcome.row);
          document.querySelector("[data-hue-no-files]").hidden = true;
        }
        done(told(line, outcome));
      });
      request.send(body);
    });
  }

  function sendAll(form, files) {
    var list = form.querySelector("[data-hue-outcomes]");
    list.textContent = "";
    var lines = files.map(function (file) {
      var line = hue.make("li", {});
      line.appendChild(hue.make("strong", {}, file.name));
      line.appendChild(hue.make("progress", { max: "1", value: "0", "aria-label": file.name }));
      line.appendChild(hue.make("span", { "class": "hue-state" }));
      list.appendChild(line);
      return line;
    });
    return files.reduce(function (before, file, place) {
      return before.then(function (fine) {
        return send(form, file, lines[place]).then(function (ok) { return fine && ok; });
      });
    }, Promise.resolve(true));
  }

  function start(form) {
    var input = form.querySelector("input[type=file]"), busy = false;
    form.addEventListener("submit", function (event) {
      var files = Array.prototype.slice.call(input.files);
      if (busy) { event.preventDefault(); return; }
      if (!files.length) { return; }
      event.preventDefault();
      busy = true;
      var button = event.submitter;
      hue.each(form, "button[name=save]", function (one) { one.setAttribute("aria-disabled", "true"); });
      sendAll(form, files).then(function (fine) {
        busy = false;
        input.value = "";
        hue.each(form, "button[name=save]", function (one) { one.removeAttribute("aria-disabled"); });
        var link = form.querySelector("[name=link_url]").value.trim();
        if (fine && button && (button.value === "publish" || link)) { form.requestSubmit(button); }
        else { input.focus(); }
      });
    });
  }
  hue.ready(function () { hue.each(document, "[data-hue-upload]", start); });
})();
