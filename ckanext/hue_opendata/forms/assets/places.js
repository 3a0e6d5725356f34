/* Places: one box that finds units of all times, instead of a row for each; what is sent is the same. */
(function () {
  "use strict";
  var hue = window.hueForms;

  function day(iso) { return iso.split("-").reverse().join("/"); }

  /* Units for a list, with their district and, of a former one, its last day. */
  hue.units = function (address, text, until) {
    return hue.ask(address, { q: text, limit: 12 }).then(function (found) {
      return found.map(function (one) {
        var note = one.valid_to ? hue.fill(until, { day: day(one.valid_to) }) : "";
        if (one.district) { note = one.district + (note ? ", " + note : ""); }
        return { label: one.full_name, note: note, value: one.id };
      });
    });
  };

  function start(box) {
    var rows = box.querySelector("[data-hue-rows]"), more = box.querySelector("[data-hue-add]");
    var name = box.dataset.hueName, words = box.dataset;
    var sent = hue.make("div", {}), number = 0;
    var input = hue.make("input", { type: "text", "class": "form-control", id: "field-" + name + "-find", "aria-label": words.hueLabel, placeholder: words.hueLabel, "data-hue-not-kept": "" });
    box.appendChild(sent);
    box.appendChild(input);
    var chips = hue.chips(input, words.hueRemove);

    function tell() { box.dispatchEvent(new Event("input", { bubbles: true })); }
    function add(values, label, note) {
      var same = values.uri && Array.prototype.some.call(sent.querySelectorAll("[name$='-uri']"), function (one) { return one.value === values.uri; });
      if (same) { return; }
      var row = hue.make("span", {});
      Object.keys(values).forEach(function (key) {
        row.appendChild(hue.make("input", { type: "hidden", name: name + "-" + number + "-" + key, value: values[key] }));
      });
      number += 1;
      sent.appendChild(row);
      chips.add(label, note, function () { row.remove(); tell(); input.focus(); });
    }
    /* A row with an error stays a row, with its sentence beside it. */
    var wrong = rows.querySelector(".hue-fault");
    if (wrong) { sent.remove(); input.remove(); chips.element.remove(); return; }
    hue.each(rows, "[data-hue-row]", function (row) {
      var values = {};
      hue.each(row, "[name]", function (one) { values[one.name.split("-").slice(2).join("-")] = one.value; });
      var list = row.querySelector("select");
      if (values.uri || values.text) { add(values, values.text || list.options[list.selectedIndex].text, ""); }
    });
    rows.remove();
    more.remove();

    box.addEventListener("hue-set-rows", function (event) {
      sent.textContent = "";
      chips.element.textContent = "";
      event.detail.forEach(function (values) { add(values, values.text || values.uri, ""); });
    });
    hue.combobox({
      input: input, label: words.hueLabel, none: words.hueNone, found: words.hueFound,
      ask: function (text) { return hue.units(words.hueSource, text, words.hueUntil); },
      take: function (item) { add({ uri: item.value, text: item.label }, item.label, item.note); tell(); },
      free: function (text) { add({ uri: "", text: text.normalize("NFC") }, text, ""); tell(); }
    });
    if (rows.parentNode === null && input.form) {
      input.form.addEventListener("submit", function () {
        if (input.value.trim()) { add({ uri: "", text: input.value.trim().normalize("NFC") }, input.value.trim(), ""); input.value = ""; }
      });
    }
  }
  hue.ready(function () { hue.each(document, "[data-hue-places]", start); });
})();
