/* Small comforts; every page works without them. */
(function () {
  "use strict";
  var root = document.documentElement;

  /* The colours: as the system says, light, dark, or high contrast. */
  document.querySelectorAll("[data-hue-colours]").forEach(function (group) {
    group.hidden = false;
    var mark = function () {
      var now = root.getAttribute("data-hue") || "";
      group.querySelectorAll("button").forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.value === now));
      });
    };
    group.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) { return; }
      try {
        if (button.value) { localStorage.setItem("hue-colours", button.value); }
        else { localStorage.removeItem("hue-colours"); }
      } catch (error) { /* the choice lasts for this page */ }
      if (button.value) { root.setAttribute("data-hue", button.value); }
      else { root.removeAttribute("data-hue"); }
      mark();
    });
    mark();
  });

  /* Where CKAN's scripts are left away (theme/light.py): the menu, and the order of a list. */
  if (!window.bootstrap && !window.htmx) {
    document.querySelectorAll('[data-bs-toggle="collapse"]').forEach(function (button) {
      var shown = document.querySelector(button.dataset.bsTarget);
      button.addEventListener("click", function () {
        button.setAttribute("aria-expanded", String(shown.classList.toggle("show")));
      });
    });
    document.querySelectorAll(".search-form select[name=sort]").forEach(function (select) {
      select.addEventListener("change", function () { select.form.submit(); });
    });
  }

  /* Buttons that copy the text beside them. */
  document.querySelectorAll("[data-hue-copy]").forEach(function (button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = document.getElementById(button.dataset.hueCopy).textContent;
      navigator.clipboard.writeText(text).then(function () {
        button.textContent = button.dataset.done;
      });
    });
  });
})();
