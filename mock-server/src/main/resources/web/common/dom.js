/** Builds the page. Text always goes in as text: nothing that came over the wire is ever read as markup. */

/**
 * Makes an element: `h('p.note', {id: 'x', onclick: f, data: {testid: 'y'}}, 'text', child, [more])`.
 * A null, undefined or false child is left out; so is an attribute with one of these values.
 */
export function h(selector, attributes = {}, ...children) {
  const [tag, ...classes] = selector.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) {
    element.className = classes.join(' ');
  }
  for (const [name, value] of Object.entries(attributes)) {
    set(element, name, value);
  }
  element.append(...children.flat(Infinity).filter(present).map(asNode));
  return element;
}

/** Puts these children, and nothing else, into the element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(present).map(asNode));
  return element;
}

export function byTestId(id) {
  return document.querySelector(`[data-testid="${id}"]`);
}

function set(element, name, value) {
  if (!present(value)) {
    return;
  }
  if (name.startsWith('on')) {
    element.addEventListener(name.slice(2), value);
  } else if (name === 'data') {
    Object.assign(element.dataset, value);
  } else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'open' || name === 'selected') {
    element[name] = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

function present(child) {
  return child !== null && child !== undefined && child !== false;
}

function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}
