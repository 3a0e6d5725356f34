/* What the plugin `tracking` counts, on pages without jQuery: a page seen, a file taken. Nothing
   about the reader is sent but the address, as the plugin's own script does. */
(function () {
  "use strict";
  var root = document.querySelector("meta[name=site-root]");
  if (!root || !window.fetch) { return; }
  function count(url, type) {
    var sent = new URLSearchParams({ url: url, type: type });
    fetch(root.content + "_tracking", { method: "POST", body: sent, keepalive: true }).catch(function () {});
  }
  count(location.pathname.replace(/\/*$/, ""), "page");
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.resource-url-analytics");
    if (link) { count(link.getAttribute("href"), "resource"); }
  });
})();
