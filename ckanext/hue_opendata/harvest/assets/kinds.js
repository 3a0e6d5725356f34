/* Shows only the settings of the kind of source that is chosen. Without JavaScript all of them stand
   there, each under its kind's name. What is hidden is switched off, so that it is not sent. */
ckan.module("hue-harvest-kinds", function ($) {
  "use strict";

  return {
    initialize: function () {
      var form = this.el;
      var ours = form.find("[data-kind]").map(function () { return $(this).data("kind"); }).get();

      function show() {
        var chosen = form.find("input[name=source_type]:checked").val();
        form.find("[data-kind]").each(function () {
          this.hidden = this.disabled = $(this).data("kind") !== chosen;
        });
        form.find("[data-ours]").each(function () {
          this.hidden = this.disabled = ours.indexOf(chosen) < 0;
        });
        form.find("[data-foreign]").each(function () {
          this.hidden = this.disabled = ours.indexOf(chosen) >= 0;
        });
      }
      form.on("change", "input[name=source_type]", show);
      show();
    }
  };
});
