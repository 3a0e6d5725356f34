/* Sections, progress, the summary's links, lists that can be searched, days from a calendar.
   Everything here is on top of a form that works without it. */
(function () {
  "use strict";
  var hue = window.hueForms = window.hueForms || {};

  hue.each = function (root, selector, work) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), work);
  };
  hue.make = function (tag, attributes, text) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    if (text !== undefined) { made.textContent = text; }
    return made;
  };
  hue.fill = function (sentence, values) {
    return Object.keys(values).reduce(function (text, name) {
      return text.replace("{" + name + "}", values[name]);
    }, sentence);
  };
  /* Without accents and case, as the server's `text.fold` for Vietnamese. */
  hue.fold = function (text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
  };

  function isFilled(field) {
    var boxes = field.querySelectorAll("input[type=radio], input[type=checkbox]");
    if (boxes.length) { return Array.prototype.some.call(boxes, function (box) { return box.checked; }); }
    return Array.prototype.some.call(field.querySelectorAll("input:not([type=hidden]), select, textarea"),
      function (input) { return input.value.trim() !== ""; });
  }

  function count(form) {
    hue.each(document, "[data-hue-progress] [data-hue-for]", function (link) {
      var part = form.querySelector('[data-hue-part="' + link.dataset.hueFor + '"]');
      var left = 0, words = link.closest("[data-hue-progress]").dataset;
      hue.each(part, "[data-hue-needed]", function (field) { left += isFilled(field) ? 0 : 1; });
      link.querySelector(".hue-state").textContent = left ? hue.fill(words.hueLeft, { count: left }) : words.hueDone;
      link.classList.toggle("hue-complete", !left);
    });
  }

  /* A link into a folded part opens it, and the focus goes to the input itself. */
  function lead(event) {
    var link = event.target.closest('[data-hue-summary] a[href^="#"]');
    var target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target) { return; }
    var folded = target.closest("details");
    if (folded) { folded.open = true; }
    var input = target.matches("fieldset") ? target.querySelector("input:not([type=hidden]), select, textarea") : target;
    if (input && input.offsetParent === null) { input = target.parentNode.querySelector("input:not([type=hidden]):not([hidden])"); }
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    (input || target).focus({ preventScroll: true });
  }

  function addFilter(box) {
    var label = box.dataset.hueFilter;
    var find = hue.make("input", { type: "search", "class": "form-control hue-filter", "aria-label": label, placeholder: label });
    /* By its name, else by other words for it; Enter takes the first, names before words. */
    function fits(choice, asked) {
      var words = choice.dataset.hueWords || "";
      return hue.fold(choice.textContent).indexOf(asked) >= 0 ? 2 : hue.fold(words).indexOf(asked) >= 0 ? 1 : 0;
    }
    find.addEventListener("input", function () {
      var asked = hue.fold(find.value);
      hue.each(box, ".hue-choice", function (choice) {
        choice.hidden = !choice.querySelector("input").checked && !fits(choice, asked);
      });
    });
    find.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") { return; }
      event.preventDefault();
      var asked = hue.fold(find.value), best = null;
      hue.each(box, ".hue-choice", function (choice) {
        if (choice.querySelector("input").checked || !fits(choice, asked)) { return; }
        if (!best || fits(choice, asked) > fits(best, asked)) { best = choice; }
      });
      if (best && asked) {
        best = best.querySelector("input");
        best.checked = true;
        best.dispatchEvent(new Event("change", { bubbles: true }));
        find.value = "";
        find.dispatchEvent(new Event("input"));
      }
    });
    box.parentNode.insertBefore(find, box);
  }

  hue.addCalendar = function (span) {
    var typed = span.querySelector("input");
    var chosen = hue.make("input", { type: "date", tabindex: "-1", "aria-hidden": "true", "class": "hue-calendar" });
    if (!typed || typeof chosen.showPicker !== "function") { return; }
    var button = hue.make("button", { type: "button", "class": "btn btn-secondary", "aria-label": span.dataset.hueDay, title: span.dataset.hueDay });
    button.appendChild(hue.make("i", { "class": "fa fa-calendar", "aria-hidden": "true" }));
    button.addEventListener("click", function () { chosen.showPicker(); });
    chosen.addEventListener("change", function () {
      var parts = chosen.value.split("-");
      if (parts.length === 3) { typed.value = parts[2] + "/" + parts[1] + "/" + parts[0]; }
      typed.dispatchEvent(new Event("input", { bubbles: true }));
      typed.focus();
    });
    span.appendChild(button);
    span.appendChild(chosen);
  };

  function start() {
    hue.each(document, "[data-hue-summary]", function (summary) { summary.focus(); });
    document.addEventListener("click", lead);
    hue.each(document, "[data-hue-filter]", addFilter);
    hue.each(document, "[data-hue-day]", hue.addCalendar);
    var form = document.querySelector("[data-hue-progress]") && document.getElementById("dataset-edit");
    if (form) {
      count(form);
      ["input", "change"].forEach(function (name) {
        form.addEventListener(name, function () { count(form); });
      });
    }
  }
  hue.ready = function (work) {
    if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", work); } else { work(); }
  };
  hue.ready(start);
})();
