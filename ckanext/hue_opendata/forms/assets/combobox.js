/* A box that offers as people type (ARIA 1.2 combobox with a list), and chips for what was chosen.
   `ask(text)` answers a promise of [{label, note, value}]; `take(item)` is told what was chosen;
   `free(text)`, where given, takes what nothing was found for. */
(function () {
  "use strict";
  var hue = window.hueForms, counter = 0;
  var WAIT = 150;
  /* Between press and release nothing may move: the release would miss its button. */
  var pressed = false;
  ["pointerdown", "pointerup", "pointercancel"].forEach(function (name) {
    document.addEventListener(name, function () { pressed = name === "pointerdown"; }, true);
  });

  hue.combobox = function (options) {
    counter += 1;
    var id = "hue-list-" + counter;
    var input = options.input;
    var list = hue.make("ul", { id: id, role: "listbox", "class": "hue-list", "aria-label": options.label });
    var told = hue.make("span", { "class": "visually-hidden", role: "status" });
    var items = [], at = -1, timer = null, asked = 0;
    list.hidden = true;
    [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", id], ["autocomplete", "off"]]
      .forEach(function (pair) { input.setAttribute(pair[0], pair[1]); });
    input.insertAdjacentElement("afterend", list);
    list.insertAdjacentElement("afterend", told);

    function forget() {
      asked += 1;
      clearTimeout(timer);
    }
    function close() {
      forget();
      list.hidden = true;
      list.textContent = "";
      items = [];
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function mark(index) {
      at = index;
      hue.each(list, "[role=option]", function (one, place) { one.setAttribute("aria-selected", String(place === at)); });
      if (at >= 0) {
        input.setAttribute("aria-activedescendant", id + "-" + at);
        list.children[at].scrollIntoView({ block: "nearest" });
      }
    }
    function choose(item) {
      close();
      input.value = "";
      options.take(item);
    }
    function show(found) {
      items = found;
      list.textContent = "";
      at = -1;
      found.forEach(function (item, place) {
        var option = hue.make("li", { role: "option", id: id + "-" + place, "aria-selected": "false" }, item.label);
        if (item.note) { option.appendChild(hue.make("small", {}, item.note)); }
        option.addEventListener("mousedown", function (event) { event.preventDefault(); choose(item); });
        list.appendChild(option);
      });
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(!!found.length));
      input.removeAttribute("aria-activedescendant");
      /* At the foot of the window, or above a phone's keyboard, nobody would see the list. */
      if (found.length) { list.scrollIntoView({ block: "nearest" }); }
      told.textContent = found.length ? hue.fill(options.found, { count: found.length }) : options.none;
    }
    function ask() {
      var text = input.value.trim();
      if (!text) { close(); return; }
      asked += 1;
      var mine = asked;
      options.ask(text).then(function (found) { if (mine === asked) { show(found); } }, function () { });
    }
    input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", function () {
      forget();
      if (options.left) { options.left(); }
      if (!pressed) { close(); return; }
      document.addEventListener("pointerup", function () {
        setTimeout(function () { if (document.activeElement !== input) { close(); } });
      }, { capture: true, once: true });
    });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) { return; }
      if (event.key === "ArrowDown" && items.length) { event.preventDefault(); mark((at + 1) % items.length); }
      else if (event.key === "ArrowUp" && items.length) { event.preventDefault(); mark((at - 1 + items.length) % items.length); }
      else if (event.key === "Escape") {
        if (!list.hidden) { event.preventDefault(); }
        close();
      }
      else if (event.key === "Enter") {
        event.preventDefault();
        if (at >= 0) { choose(items[at]); }
        else if (input.value.trim() && options.free) { var text = input.value.trim(); close(); input.value = ""; options.free(text); }
      } else if (options.key) { options.key(event); }
    });
    return { close: close };
  };

  /* A list of chips before `before`; each has one button that removes it. */
  hue.chips = function (before, removeLabel) {
    var holder = hue.make("ul", { "class": "hue-chips" });
    before.insertAdjacentElement("beforebegin", holder);
    return {
      element: holder,
      add: function (name, note, gone) {
        var chip = hue.make("li", {}, name);
        if (note) { chip.appendChild(hue.make("small", {}, note)); }
        var button = hue.make("button", { type: "button", "aria-label": hue.fill(removeLabel, { name: name }) }, "×");
        button.addEventListener("click", function () { chip.remove(); gone(); });
        chip.appendChild(button);
        holder.appendChild(chip);
        return chip;
      }
    };
  };

  hue.ask = function (address, values) {
    var query = Object.keys(values).map(function (name) { return name + "=" + encodeURIComponent(values[name]); }).join("&");
    return fetch(address + "?" + query, { credentials: "same-origin" })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) { return answer.result || []; });
  };
})();
