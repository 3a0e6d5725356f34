/* Suggestions under every search box (ARIA 1.2 combobox with a list); a plain form without this. */
(function () {
  "use strict";
  var meta = document.querySelector("meta[name=hue-suggest]");
  if (!meta || !window.fetch || !window.AbortController) { return; }
  var words = JSON.parse(meta.dataset.words);
  var BOXES = "#hue-q, #field-sitewide-search, #field-giant-search";
  var SHORTEST = 2, WAIT = 150;
  var known = new Map();

  function make(name, attributes, text) {
    var one = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { one.setAttribute(key, attributes[key]); });
    if (text) { one.textContent = text; }
    return one;
  }

  /* The label with the letters that were typed in <mark>. */
  function marked(one) {
    var shown = make("span", { "class": "hue-suggest-label" });
    var at = 0;
    one.marks.forEach(function (span) {
      shown.append(one.label.slice(at, span[0]), make("mark", {}, one.label.slice(span[0], span[1])));
      at = span[1];
    });
    shown.append(one.label.slice(at));
    return shown;
  }

  function Box(input) {
    var id = input.id + "-suggest";
    var list = make("div", { id: id, role: "listbox", "class": "hue-suggest", "aria-label": words.label });
    var told = make("div", { role: "status", "class": "visually-hidden" });
    var chosen = -1, timer = null, running = null, asked = "";

    list.hidden = true;
    input.parentElement.classList.add("hue-suggest-box");
    input.parentElement.append(list, told);
    Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": id
    }).forEach(function (pair) { input.setAttribute(pair[0], pair[1]); });

    function options() { return Array.from(list.querySelectorAll("[role=option]")); }

    function close() {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function choose(number) {
      var all = options();
      chosen = number < -1 ? all.length - 1 : number >= all.length ? -1 : number;
      all.forEach(function (one, place) { one.setAttribute("aria-selected", String(place === chosen)); });
      if (chosen < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    }

    function show(found) {
      var groups = {}, number = 0;
      list.replaceChildren();
      found.forEach(function (one) {
        var group = groups[one.kind];
        if (!group) {
          group = make("div", { role: "group", "aria-labelledby": id + "-" + one.kind });
          group.append(make("div", { id: id + "-" + one.kind, "class": "hue-suggest-kind", role: "presentation" }, words.kinds[one.kind]));
          groups[one.kind] = group;
          list.append(group);
        }
        var option = make("div", { id: id + "-" + number++, role: "option", "aria-selected": "false", "data-url": one.url });
        option.append(marked(one));
        if (one.detail) { option.append(" ", make("span", { "class": "hue-suggest-detail" }, one.detail)); }
        group.append(option);
      });
      chosen = -1;
      list.hidden = !found.length;
      input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-expanded", String(found.length > 0));
      told.textContent = found.length ? words.some.replace("{number}", found.length) : words.none;
    }

    function ask() {
      var text = input.value.trim() === "" ? "" : input.value.replace(/^\s+/, "").slice(0, 100);
      if (text === asked && !list.hidden) { return; }
      asked = text;
      if (running) { running.abort(); running = null; }
      if (text.trim().length < SHORTEST) { close(); told.textContent = ""; return; }
      if (known.has(text)) { show(known.get(text)); return; }
      running = new AbortController();
      var url = meta.content + "?q=" + encodeURIComponent(text);
      fetch(url, { signal: running.signal, headers: { Accept: "application/json" } })
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .then(function (found) {
          known.set(text, found);
          if (text === asked && document.activeElement === input) { show(found); }
        })
        .catch(function () { /* given up for a newer question, or no network: the form still works */ });
    }

    function go(option) { window.location.assign(option.dataset.url); }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) { return; }
      var open = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) { asked = ""; ask(); return; }
        choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && open && chosen >= 0) {
        event.preventDefault();
        go(options()[chosen]);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        event.stopPropagation();
        close();
      } else if (event.key === "Tab") {
        close();
      }
    });
    input.addEventListener("blur", close);
    /* The box keeps the focus while a suggestion is pressed. */
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      var option = event.target.closest("[role=option]");
      if (option) { go(option); }
    });
  }

  function start() {
    document.querySelectorAll(BOXES).forEach(function (input) {
      if (input.getAttribute("role") !== "combobox") { Box(input); }
    });
  }
  start();
  document.addEventListener("htmx:afterSettle", start);
})();
