/** Builds the page. What came over the wire goes in as text and is never read as markup. */

/** `el('p.note', { id: 'x', onclick: f, testid: 'y' }, 'text', child)`; what is null or false is left out. */
export function el(selector, attributes = {}, ...children) {
  const [tag, ...classes] = selector.split('.');
  const made = document.createElement(tag);
  made.classList.add(...classes.filter(Boolean));
  for (const [name, value] of Object.entries(attributes)) {
    give(made, name, value);
  }
  made.append(...nodes(children));
  return made;
}

/** Leaves these children, and nothing else, in the element. */
export function put(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

function give(element, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (name.startsWith('on')) {
    element.addEventListener(name.slice(2), value);
  } else if (name === 'testid') {
    element.dataset.testid = value;
  } else if (['value', 'checked', 'disabled', 'open', 'selected', 'required'].includes(name)) {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

function nodes(children) {
  return children.flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}
