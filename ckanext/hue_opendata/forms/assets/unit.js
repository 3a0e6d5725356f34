/* One unit: a box that finds it by name; what is chosen is sent as its code. */
(function () {
  "use strict";
  var hue = window.hueForms;

  function start(input) {
    var words = input.dataset, form = input.form;
    var sent = hue.make("input", { type: "hidden", name: input.name, value: input.value });
    var offered = form.querySelector('select[name="' + input.name + '"]');
    input.removeAttribute("name");
    input.insertAdjacentElement("beforebegin", sent);
    input.addEventListener("input", function () {
      sent.value = input.value;
      if (offered) { offered.value = ""; }
    });
    hue.combobox({
      input: input, label: words.hueLabel, none: words.hueNone, found: words.hueFound,
      ask: function (text) { return hue.units(words.hueUnit, text, words.hueUntil); },
      take: function (item) {
        input.value = item.label;
        sent.value = item.value;
        if (offered) { offered.value = ""; }
      }
    });
  }
  hue.ready(function () { hue.each(document, "[data-hue-unit]", start); });
})();
