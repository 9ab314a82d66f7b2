import { html, nothing } from 'lit';

/**
 * A labelled input with the sentence that says why it was refused. Needs the styles `fields`.
 * @param {object} options
 * @param {string} options.name of the field, and its id
 * @param {string} options.label
 * @param {string} options.testId
 * @param {string} [options.value] what it begins with
 * @param {string} [options.fault] why it was refused; empty where it was not
 * @param {boolean} [options.amount] whether it holds a number
 * @param {boolean} [options.signed] whether the number may be negative: telephones' decimal keyboards have no minus
 * @param {string} [options.placeholder]
 * @param {boolean} [options.readonly]
 * @param {boolean} [options.required]
 * @param {string} [options.autocapitalize]
 */
export function field({ name, label, testId, value = '', fault = '', amount = false, signed = false, placeholder = '', readonly = false, required = false, autocapitalize }) {
  return html`<div>
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} class=${amount ? 'amount' : nothing} data-testid=${testId} autocomplete="off" spellcheck="false"
      inputmode=${amount && !signed ? 'decimal' : 'text'} autocapitalize=${autocapitalize ?? nothing} placeholder=${placeholder || nothing}
      .value=${value} ?readonly=${readonly} ?required=${required}
      aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${fault ? `${name}-fault` : nothing} />
    ${fault ? html`<p class="field-error" id="${name}-fault" data-testid="${testId}-error">${fault}</p>` : nothing}
  </div>`;
}

/** What the fields of a form hold, without spaces around it. @param {HTMLFormElement} form @returns {Record<string, string>} */
export function entered(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}

/** Moves the focus to a field, opening what hides it. @param {ParentNode} root @param {string | undefined} name */
export function focusField(root, name) {
  const found = name === undefined ? null : root.querySelector(`#${CSS.escape(name)}`);
  if (found instanceof HTMLElement) {
    const details = found.closest('details');
    if (details !== null) {
      details.open = true;
    }
    found.focus();
  }
}
