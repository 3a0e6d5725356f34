/* The preview shows numbers and dates as Vietnamese are written: 1.234,5 and 02/09/2025.
 *
 * datatables_view gives every cell as text and its column types in `gdataDict`; the texts are
 * rewritten as they arrive, before the table is drawn. Without JavaScript there is no preview.
 */
(function () {
  "use strict";

  const NUMBERS = ["int4", "int8", "numeric", "float8"];

  const table = document.getElementById("dtprv");
  if (!table || !/^vi/.test(table.dataset.languagecode || "")) {
    return;
  }
  const COLUMNS = Array.from(table.querySelectorAll("th.fhead")).map(function (head) {
    return { id: head.textContent.trim(), type: head.dataset.type };
  });

  function number(text) {
    const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!found) {
      return text;
    }
    const whole = found[2].replace(/\B(?=(\d{3})+$)/g, ".");
    return found[1] + whole + (found[3] ? "," + found[3] : "");
  }

  function day(text) {
    return text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");
  }

  function rewrite(json) {
    (json.data || []).forEach(function (row) {
      COLUMNS.forEach(function (column) {
        const value = row[column.id];
        if (typeof value !== "string") {
          return;
        }
        if (NUMBERS.indexOf(column.type) >= 0) {
          row[column.id] = number(value);
        } else if (column.type === "date") {
          row[column.id] = day(value);
        }
      });
    });
  }

  window.jQuery(document).on("xhr.dt", function (event, settings, json) {
    if (json) {
      rewrite(json);
    }
  });
})();
