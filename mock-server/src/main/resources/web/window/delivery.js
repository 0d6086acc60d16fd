/** The delivery form: what the buyer typed, what is wrong with it, and the presets. */

import { fill, h } from '../common/dom.js';
import { onLanguage, pick, t } from '../common/i18n.js';

const FIELDS = {
  'buyer-name': ['buyer', 'name'],
  'buyer-tel': ['buyer', 'tel'],
  'buyer-email': ['buyer', 'email'],
  'postcode': ['address', 'postcode'],
  'address-base': ['address', 'base'],
  'address-detail': ['address', 'detail'],
};
const STAND_IN_BUYER = { 'buyer-name': '김나루', 'buyer-tel': '010-1234-5678', 'buyer-email': 'buyer@example.com' };
const POSTCODE = /^(\d{5}|\d{3}-?\d{3})$/;
const TYPING_PAUSE_MS = 350;

export class DeliveryForm {
  #inputs = Object.fromEntries(Object.keys(FIELDS).map((id) => [id, document.getElementById(id)]));
  #problem = document.getElementById('delivery-problem');
  #presets = document.getElementById('presets');
  #offered = [];
  #sent = null;
  #timer = 0;
  #onChange;

  /** `onChange` is called when the buyer stops typing; `onPreset` with a chosen preset. */
  constructor({ onChange, onPreset }) {
    this.#onChange = onChange;
    for (const input of Object.values(this.#inputs)) {
      input.addEventListener('input', () => this.#later());
    }
    this.#presets.addEventListener('click', (event) => {
      const button = event.target.closest('[data-preset]');
      if (button) {
        onPreset(this.#offered.find((preset) => preset.id === button.dataset.preset));
      }
    });
    onLanguage(() => this.#drawPresets());
  }

  /** Shows what the server holds. A field the buyer is typing in keeps what he typed. */
  show(checkout) {
    const held = { buyer: {}, address: {} };
    for (const [id, [part, name]] of Object.entries(FIELDS)) {
      const input = this.#inputs[id];
      held[part][name] = checkout[part]?.[name] ?? '';
      if (input !== document.activeElement || this.#sent === null) {
        input.value = held[part][name];
      }
    }
    this.#sent = JSON.stringify(held);
    this.#offered = checkout.presets ?? [];
    this.#drawPresets();
  }

  choose(preset) {
    this.#inputs['postcode'].value = preset.postcode;
    this.#inputs['address-base'].value = preset.base;
    this.#inputs['address-detail'].value = preset.detail ?? '';
    clearTimeout(this.#timer);
  }

  /** Gives an absent buyer a name; what the server already knows of him stays. */
  fillBuyer() {
    for (const [id, text] of Object.entries(STAND_IN_BUYER)) {
      this.#inputs[id].value ||= text;
    }
  }

  preset(id) {
    return this.#offered.find((preset) => preset.id === id);
  }

  value() {
    const value = { buyer: {}, address: {} };
    for (const [id, [part, name]] of Object.entries(FIELDS)) {
      value[part][name] = this.#inputs[id].value.trim();
    }
    return value;
  }

  /** Whether the server has not yet seen what stands in the form. */
  get unsent() {
    clearTimeout(this.#timer);
    return this.#sent !== JSON.stringify(this.value());
  }

  /** Says what is missing and puts the cursor there. Answers whether all is well. */
  check() {
    let first = null;
    let message = '';
    for (const [id, input] of Object.entries(this.#inputs)) {
      const text = input.value.trim();
      const empty = input.required && text === '';
      const badPostcode = id === 'postcode' && text !== '' && !POSTCODE.test(text);
      input.setAttribute('aria-invalid', String(empty || badPostcode));
      if ((empty || badPostcode) && first === null) {
        first = input;
        const label = input.parentElement.querySelector('span').textContent;
        message = `${label}: ${t(empty ? 'delivery.required' : 'delivery.postcodeFormat')}`;
      }
    }
    this.#problem.hidden = first === null;
    this.#problem.textContent = message;
    first?.focus();
    return first === null;
  }

  disable(disabled) {
    for (const button of this.#presets.querySelectorAll('button')) {
      button.disabled = disabled;
    }
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (POSTCODE.test(this.#inputs['postcode'].value.trim())) {
        this.#onChange();
      }
    }, TYPING_PAUSE_MS);
  }

  #drawPresets() {
    const postcode = this.#inputs['postcode'].value.trim();
    const legend = this.#presets.querySelector('legend');
    fill(this.#presets, legend, this.#offered.map((preset) =>
      h('button.button.button--small', {
        type: 'button',
        'aria-pressed': String(preset.postcode === postcode),
        data: { testid: `preset-${preset.id}`, preset: preset.id },
      }, pick(preset.label))));
  }
}
