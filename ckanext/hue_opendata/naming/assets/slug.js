/* The browser's preview of a name, equal to the server's `text.slug`: CKAN's own drops every
   Vietnamese letter. A browser test compares the two. */
(function ($) {
  "use strict";

  var SPECIAL = {
    "đ": "d", "ð": "d", "ɖ": "d", "ƌ": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss",
    "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ə": "e"
  };
  var GONE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
  var LONGEST = 100;

  function fold(text) {
    return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(GONE, "")
      .replace(/[đðɖƌøłæœßþıħŧŋƀɨʉə]/g, function (letter) { return SPECIAL[letter]; });
  }

  function cut(name) {
    if (name.length <= LONGEST) { return name; }
    var head = name.slice(0, LONGEST);
    if (name[LONGEST] !== "-" && head.lastIndexOf("-") >= 2) {
      head = head.slice(0, head.lastIndexOf("-"));
    }
    return head.replace(/-+$/, "");
  }

  $.url.slugify = function (text, trim) {
    var name = fold(String(text)).replace(/[^a-z0-9]+/g, "-");
    return trim ? cut(name.replace(/^-+|-+$/g, "")) : name.slice(0, LONGEST);
  };
})(jQuery);
