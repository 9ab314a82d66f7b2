import { html, nothing } from 'lit';
import { words } from '../shared/texts.js';

/**
 * What a resource looks like: on its way, not to be had with a button to try again, or there. Needs the styles `notices`.
 * @template T
 * @param {import('../data/resource.js').Resource<T>} resource
 * @param {{loading: string, error: string}} sentences
 * @param {(value: T) => unknown} show
 */
export function whenRead(resource, sentences, show) {
  if (resource.phase === 'loading') {
    return html`<p class="muted" role="status">${sentences.loading}</p>`;
  }
  if (resource.phase === 'error') {
    return html`<div class="panel message" role="alert">
      <p>${sentences.error} ${resource.error?.message}</p>
      <button @click=${() => resource.load()}>${words.errors.retry}</button>
    </div>`;
  }
  return html`${outdated(resource, sentences.error)}${show(resource.value)}`;
}

/** That what is shown could not be read again, with a button to try it. @param {import('../data/resource.js').Resource<any>} resource @param {string} sentence */
export function outdated(resource, sentence) {
  return resource.error === null ? nothing : html`<div class="notice bad" role="alert">
        <p>${sentence} ${resource.error.message}</p>
        <button type="button" @click=${() => resource.load()}>${words.errors.retry}</button>
      </div>`;
}

/**
 * The answers of a command, read out when they come. Needs the styles `notices`.
 * @param {import('../data/command.js').Command} command @param {string} testId
 */
export function answerOf({ answers }, testId) {
  return html`<div class="answer" role="status">
    ${[...answers.values()].map(({ tone, text }) => html`<p class="notice ${tone}" data-testid=${testId} data-tone=${tone}>${text}</p>`)}
  </div>`;
}
