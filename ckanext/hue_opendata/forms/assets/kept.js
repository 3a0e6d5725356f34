/* The draft that the browser keeps while people type, for a lost session or a closed window. It
   stays on this machine, under the name of who wrote it, for a week; never contacts, never files,
   never a hidden token. It goes only when the server says that it has saved the form, or when it is
   what the server shows anyhow: a refused save keeps it. */
(function () {
  "use strict";
  var hue = window.hueForms;
  var PREFIX = "hue-kept:", LONGEST = 7 * 24 * 3600 * 1000, WAIT = 600;

  function storage() { try { return window.localStorage; } catch (error) { return null; } }
  function key(user, what) { return PREFIX + user + ":" + what; }

  function tidy(store) {
    Object.keys(store).forEach(function (name) {
      if (name.indexOf(PREFIX) !== 0) { return; }
      try {
        if (Date.now() - JSON.parse(store.getItem(name)).at < LONGEST) { return; }
      } catch (error) { /* unreadable: goes */ }
      store.removeItem(name);
    });
  }

  function forgetSaved(store) {
    hue.each(document, "[data-hue-saved]", function (mark) {
      mark.dataset.hueSaved.split(" ").filter(Boolean).forEach(function (what) { store.removeItem(key(mark.dataset.hueUser, what)); });
    });
  }

  function isKept(input) {
    var secret = ["file", "password"].indexOf(input.type) >= 0 || input.closest("[data-hue-not-kept]");
    var own = ["hue_shown", "pkg_name", "_ckan_phase", "save", "hue_over"].indexOf(input.name) >= 0;
    var token = input.type === "hidden" && !input.closest(".hue-field");
    return input.name && !secret && !own && !token && !input.closest("template");
  }

  function values(form) {
    var found = [];
    Array.prototype.forEach.call(form.elements, function (input) {
      if (!isKept(input)) { return; }
      if (["radio", "checkbox"].indexOf(input.type) >= 0 && !input.checked) { return; }
      found.push([input.name, input.value]);
    });
    return found;
  }

  /* Puts kept values back: boxes, rows (as many as there were), and plain inputs. */
  function putBack(form, kept) {
    var byName = {};
    kept.forEach(function (pair) { (byName[pair[0]] = byName[pair[0]] || []).push(pair[1]); });
    hue.each(form, "[data-hue-places]", function (box) {
      var rows = {}, name = box.dataset.hueName;
      Object.keys(byName).forEach(function (one) {
        var found = /^([a-z_]+)-(\d+)-(.+)$/.exec(one);
        if (found && found[1] === name) { (rows[found[2]] = rows[found[2]] || {})[found[3]] = byName[one][0]; }
      });
      box.dispatchEvent(new CustomEvent("hue-set-rows", { detail: Object.keys(rows).sort(function (a, b) { return a - b; }).map(function (one) { return rows[one]; }) }));
    });
    hue.each(form, "[data-hue-rows]", function (rows) {
      if (rows.closest("[data-hue-not-kept]")) { return; }
      var sample = rows.querySelector(":scope > template").innerHTML;
      var name = (/name="([a-z_]+)-HUE_ROW-/.exec(sample) || [])[1];
      var most = Object.keys(byName).reduce(function (highest, one) {
        var found = /^([a-z_]+)-(\d+)-/.exec(one);
        return found && found[1] === name ? Math.max(highest, Number(found[2])) : highest;
      }, -1);
      for (var turn = 0; turn <= most && !form.querySelector('[name^="' + name + "-" + most + '-"]'); turn += 1) { hue.addRow(rows); }
    });
    Array.prototype.forEach.call(form.elements, function (input) {
      if (!isKept(input)) { return; }
      var stored = byName[input.name] || [];
      if (["radio", "checkbox"].indexOf(input.type) >= 0) { input.checked = stored.indexOf(input.value) >= 0; }
      else if (stored.length) { input.value = stored[0]; input.dispatchEvent(new Event("hue-set")); }
    });
    form.dispatchEvent(new Event("input"));
  }

  function clock(at) {
    var when = new Date(at), two = function (number) { return ("0" + number).slice(-2); };
    return two(when.getHours()) + ":" + two(when.getMinutes()) + ", " + two(when.getDate()) + "/" + two(when.getMonth() + 1);
  }

  function start(box, form, store) {
    var name = key(box.dataset.hueUser, box.dataset.hueKept), base = box.dataset.hueBase;
    var status = document.querySelector("[data-hue-kept-status]"), timer = null;
    var failed = document.querySelector("[data-hue-summary]");
    /* What the form was opened on goes along: a save of old words over new ones is asked about. */
    var opened = form.elements.namedItem("hue_base");
    var kept = null, first = JSON.stringify(values(form));
    try { kept = JSON.parse(store.getItem(name)); } catch (error) { kept = null; }
    var changed = kept && kept.base !== base;
    if (kept && !failed && JSON.stringify(kept.values) === first) { store.removeItem(name); kept = null; }
    /* A refused form shows what was typed: there is nothing to offer, and all to keep. */
    if (failed) { kept = null; }
    function keep(sent) {
      var now = values(form);
      if (!sent && JSON.stringify(now) === first) { return; }
      try {
        store.setItem(name, JSON.stringify({ at: Date.now(), base: base, opened: opened && opened.value, values: now }));
      } catch (error) { return; }
      status.hidden = false;
      status.textContent = hue.fill(status.dataset.hueKeptStatus, { time: clock(Date.now()) });
    }
    function offer() {
      var text = box.querySelector("[data-hue-kept-text]");
      text.textContent = hue.fill(text.dataset.hueKeptText, { time: clock(kept.at) }) + (changed ? " " + text.dataset.hueKeptOlder : "");
      box.hidden = false;
      box.querySelector("[data-hue-restore]").addEventListener("click", function () {
        putBack(form, kept.values);
        if (opened && kept.opened) { opened.value = kept.opened; }
        kept = null;
        box.hidden = true;
        form.querySelector("input:not([type=hidden]), textarea").focus();
      });
      box.querySelector("[data-hue-forget]").addEventListener("click", function () {
        store.removeItem(name);
        kept = null;
        box.hidden = true;
      });
    }
    if (kept) { offer(); }
    ["input", "change"].forEach(function (event) {
      form.addEventListener(event, function (happened) {
        /* While an older draft waits for an answer it is not written over by the first key. */
        if (kept || !happened.isTrusted && happened.target === form) { return; }
        clearTimeout(timer);
        timer = setTimeout(keep, WAIT);
      });
    });
    form.addEventListener("submit", function () { clearTimeout(timer); keep(true); });
  }

  hue.ready(function () {
    var store = storage(), box = document.querySelector("[data-hue-kept]"), form = document.getElementById("dataset-edit");
    if (!store) { return; }
    tidy(store);
    forgetSaved(store);
    if (box && form) { start(box, form, store); }
  });
})();
