/* Keywords as chips; the field that is sent stays one text with commas. */
(function () {
  "use strict";
  var hue = window.hueForms;

  function start(box) {
    var sent = box.querySelector("input[name]");
    var typed = sent.cloneNode(false);
    var words = [];
    ["name", "value"].forEach(function (name) { typed.removeAttribute(name); });
    typed.value = "";
    typed.setAttribute("data-hue-not-kept", "");
    sent.type = "hidden";
    sent.removeAttribute("id");
    sent.insertAdjacentElement("afterend", typed);
    var chips = hue.chips(typed, box.dataset.hueRemove);

    function write(quietly) {
      sent.value = words.join(", ");
      if (!quietly) { sent.dispatchEvent(new Event("input", { bubbles: true })); }
    }
    function add(text, quietly) {
      text.split(",").forEach(function (part) {
        var word = part.trim().normalize("NFC");
        if (!word || words.some(function (one) { return one.toLowerCase() === word.toLowerCase(); })) { return; }
        words.push(word);
        chips.add(word, "", function () { words.splice(words.indexOf(word), 1); write(); typed.focus(); });
      });
      write(quietly);
    }
    function read() {
      words = [];
      chips.element.textContent = "";
      add(sent.value, true);
    }
    read();
    sent.addEventListener("hue-set", read);
    hue.combobox({
      input: typed, label: box.dataset.hueNone, none: box.dataset.hueNone, found: box.dataset.hueFound,
      ask: function (text) {
        return hue.ask(box.dataset.hueSource, { q: text }).then(function (found) {
          return found.map(function (one) { return { label: one.name, note: String(one.count), value: one.name }; });
        });
      },
      take: function (item) { add(item.value); },
      free: add,
      left: function () { if (typed.value.trim()) { add(typed.value); typed.value = ""; } },
      key: function (event) {
        if (event.key === "," && typed.value.trim()) {
          event.preventDefault();
          add(typed.value);
          typed.value = "";
        }
      }
    });
    /* Text that was typed and not yet made a chip is sent too. */
    sent.form.addEventListener("submit", function () { if (typed.value.trim()) { add(typed.value, true); typed.value = ""; } });
  }
  hue.ready(function () { hue.each(document, "[data-hue-tags]", start); });
})();
