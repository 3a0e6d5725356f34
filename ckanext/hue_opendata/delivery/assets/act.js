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

  /* One more line of a field of several lines (scheming's multiple_text). */
  document.addEventListener("click", function (event) {
    var more = event.target.closest && event.target.closest("[data-hue-add]");
    if (!more || !window.MultipleText) { return; }
    event.preventDefault();
    window.MultipleText.multiple_add(more.dataset.hueAdd);
  });

  /* A link that only carries a script's handler: the policy would refuse its address. */
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="javascript:"]');
    if (link) { event.preventDefault(); }
  }, true);

  /* Files in their order without dragging: up and down by keys, one place up by a press. */
  function move(handle, down) {
    var item = handle.closest(".resource-item"), list = item.parentElement;
    var other = down ? item.nextElementSibling : item.previousElementSibling;
    if (other) { list.insertBefore(item, down ? other.nextElementSibling : other); } else if (!down) { list.append(item); }
    handle.focus();
  }
  document.addEventListener("keydown", function (event) {
    var handle = event.target.closest && event.target.closest(".reordering .handle");
    if (!handle || !["ArrowUp", "ArrowDown"].includes(event.key)) { return; }
    event.preventDefault();
    move(handle, event.key === "ArrowDown");
  });
  document.addEventListener("click", function (event) {
    var handle = event.target.closest && event.target.closest(".reordering .handle");
    if (handle) { move(handle, false); }
  });

  /* Words that other people's scripts have in English only, and a role that is not allowed. */
  var told = document.querySelector("meta[name=hue-words]");
  var words = told ? JSON.parse(told.content) : null;
  var select2 = window.jQuery && window.jQuery.fn.select2;
  if (words && select2 && select2.defaults && select2.defaults.set) {
    select2.defaults.set("language", {
      search: function () { return words.search; },
      removeItem: function () { return words.remove; },
      removeAllItems: function () { return words.remove; },
      noResults: function () { return words.nothing; }
    });
  }
  function nameClosers() {
    document.querySelectorAll('.btn-close[aria-label="Close"]').forEach(function (button) {
      button.setAttribute("aria-label", words.close);
    });
    document.querySelectorAll("a.handle:not([aria-label])").forEach(function (handle) {
      handle.setAttribute("aria-label", words.move);
    });
    /* The face of a field that lies unseen on it: the field is what keys and readers reach. */
    document.querySelectorAll(".image-upload .btn:not([aria-hidden]) > .fa-cloud-upload").forEach(function (icon) {
      icon.parentElement.setAttribute("aria-hidden", "true");
      icon.parentElement.tabIndex = -1;
    });
    /* What the reader chooses rows with, in the head of a table that can be ticked as a whole. */
    document.querySelectorAll("th > input[type=checkbox]:not([aria-label])").forEach(function (box) {
      box.setAttribute("aria-label", words.all);
    });
  }
  if (words) {
    new MutationObserver(nameClosers).observe(document.body, { childList: true, subtree: true });
    nameClosers();
  }
  window.addEventListener("load", function () {
    document.querySelectorAll("textarea.select2-search__field").forEach(function (box) {
      box.removeAttribute("role");
      if (words) { box.setAttribute("aria-label", words.search); }
    });
    document.querySelectorAll(".select2-selection").forEach(function (box) {
      var label = box.closest(".form-group");
      label = label && label.querySelector("label");
      if (label && !box.hasAttribute("aria-label")) { box.setAttribute("aria-label", label.textContent.trim()); }
    });
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
