/* Repeating fields: a row more or less without a trip to the server. */
(function () {
  "use strict";
  var hue = window.hueForms;

  function next(rows) {
    var highest = -1;
    hue.each(rows, "[data-hue-row] [name]", function (input) {
      var found = /-(\d+)-/.exec(input.name);
      if (found) { highest = Math.max(highest, Number(found[1])); }
    });
    return highest + 1;
  }

  function renumber(rows) {
    var number = 0;
    hue.each(rows, "[data-hue-row]", function (row) {
      number += 1;
      hue.each(row, "[data-hue-number]", function (place) { place.textContent = number; });
    });
  }

  function addRemover(row, rows) {
    var number = row.querySelector("[data-hue-number]");
    var label = rows.dataset.hueRemove + (number ? " " + number.textContent : "");
    var button = hue.make("button", { type: "button", "class": "btn btn-secondary btn-sm hue-remove", "aria-label": label }, rows.dataset.hueRemove);
    button.addEventListener("click", function () {
      var frame = rows.closest(".hue-field");
      var more = frame.querySelector("[data-hue-add]");
      row.remove();
      renumber(rows);
      rows.dispatchEvent(new Event("input", { bubbles: true }));
      (more || frame).focus();
    });
    row.appendChild(button);
  }

  hue.addRow = function (rows) {
    var index = next(rows);
    var template = rows.querySelector(":scope > template");
    var holder = document.createElement("div");
    holder.innerHTML = template.innerHTML.replace(/HUE_ROW/g, index).replace(/HUE_NUMBER/g, index + 1);
    var row = holder.firstElementChild;
    rows.insertBefore(row, template);
    addRemover(row, rows);
    hue.each(row, "[data-hue-day]", hue.addCalendar);
    renumber(rows);
    return row;
  };

  hue.ready(function () {
    hue.each(document, "[data-hue-rows]", function (rows) {
      hue.each(rows, ":scope > [data-hue-row]", function (row) { addRemover(row, rows); });
      var more = rows.parentNode.querySelector("[data-hue-add]");
      if (!more) { return; }
      more.addEventListener("click", function (event) {
        event.preventDefault();
        var input = hue.addRow(rows).querySelector("input:not([type=hidden]), select, textarea");
        if (input) { input.focus(); }
      });
    });
  });
})();
