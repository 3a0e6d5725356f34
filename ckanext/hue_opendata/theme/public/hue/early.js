/* The reader's own choice of colours, before anything is drawn; kept in this browser only. */
(function () {
  "use strict";
  try {
    var chosen = localStorage.getItem("hue-colours");
    if (chosen) { document.documentElement.setAttribute("data-hue", chosen); }
  } catch (error) { /* storage is switched off: the system's own choice stands */ }
})();
