(function () {
  'use strict';
  var form = document.getElementById('filter');
  var findings = Array.prototype.slice.call(document.querySelectorAll('.f[id]'));
  var shown = findings;
  if (!findings.length) { return; }
  form.hidden = false;

  var texts = findings.map(function (item) {
    var title = item.closest('.part').querySelector('h3');
    return (title.textContent + ' ' + item.textContent).toLowerCase();
  });

  function chosen(name) {
    return Array.prototype.filter.call(form.elements, function (box) { return box.name === name && box.checked; })
      .map(function (box) { return box.value; });
  }

  function numbers(node) { return node.dataset.n.split(' '); }

  function apply() {
    var severities = chosen('s'), families = chosen('f'), words = form.elements.q.value.trim().toLowerCase();
    var kept = new Set();
    shown = findings.filter(function (item, place) {
      var fits = severities.indexOf(item.dataset.s) >= 0 && families.indexOf(item.dataset.f) >= 0 &&
        texts[place].indexOf(words) >= 0;
      item.classList.toggle('off', !fits);
      if (fits) { kept.add(item.id.slice(1)); }
      return fits;
    });
    function isKept(number) { return kept.has(number); }
    document.querySelectorAll('[data-n]').forEach(function (node) {
      var lost = !numbers(node).some(isKept);
      node.classList.toggle(node.tagName === 'MARK' ? 'plain' : 'off', lost);
    });
    document.querySelectorAll('.part').forEach(function (part) {
      var any = part.querySelector('.f:not(.off)') !== null;
      var none = part.querySelector('.side > .none');
      if (none) { none.hidden = any; }
      part.classList.toggle('off', form.elements.only.checked && !any);
    });
    form.elements.shown.value = form.elements.shown.dataset.text
      .replace('{shown}', shown.length).replace('{total}', findings.length);
  }

  function reveal(node) {
    for (var at = node; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') { at.open = true; }
    }
    if (node.closest('.off')) { form.reset(); apply(); }
  }

  function visit(node) {
    reveal(node);
    node.scrollIntoView({ block: 'center' });
    node.focus({ preventScroll: true });
  }

  function step(by) {
    if (!shown.length) { return; }
    var at = shown.indexOf(document.querySelector('.f:target'));
    var next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    location.hash = shown[next].id;
  }

  function follow() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) { visit(target); }
  }

  form.addEventListener('input', apply);
  form.addEventListener('reset', function () { setTimeout(apply); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.elements.previous.addEventListener('click', function () { step(-1); });
  form.elements.next.addEventListener('click', function () { step(1); });
  document.addEventListener('click', function (event) {
    var words = event.target.closest('mark[data-n]:not(.plain)');
    if (words) { location.hash = 'f' + numbers(words)[0]; }
  });
  window.addEventListener('hashchange', follow);
  apply();
  follow();
}());
