/* What inline handlers of stock templates did, told by data-hue-* attributes (see mending.py). */
(function () {
  "use strict";
  var byId = function (id) { return id ? document.getElementById(id) : null; };

  document.querySelectorAll("script[data-hue-globals]").forEach(function (told) {
    Object.assign(window, JSON.parse(told.textContent));
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest
      && event.target.closest("[data-hue-check], [data-hue-focus], [data-hue-click], [data-hue-empty]");
    if (!button) { return; }
    var told = button.dataset;
    var check = byId(told.hueCheck), empty = byId(told.hueEmpty), next = byId(told.hueFocus);
    if (empty) { empty.value = ""; }
    if (check) { check.checked = true; check.dispatchEvent(new Event("change", { bubbles: true })); }
    if (told.hueClick) { byId(told.hueClick).click(); }
    if (next) { next.focus(); }
  });

  function tokens(revoked) {
    var button = byId("revoke-tokens-button");
    if (button) { button.disabled = revoked || !document.querySelector("[name=token]:checked"); }
  }
  document.addEventListener("change", function (event) {
    if (event.target.name === "token") { tokens(false); }
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.target.matches && event.target.matches("[data-hue-tokens]")) { tokens(true); }
  });
  document.addEventListener("htmx:afterSettle", function () {
    var form = document.querySelector("[data-hue-show]");
    var made = form && byId(form.dataset.hueShow);
    if (made) { made.scrollIntoView(false); form.removeAttribute("data-hue-show"); }
  });
})();
