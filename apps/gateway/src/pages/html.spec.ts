import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';

describe('HTML templates', () => {
  it('escape every value, and nothing twice', () => {
    const name = `<b>&"'`;
    const item = html`<i title="${name}">${name}</i>`;
    const escaped = '<i title="&lt;b&gt;&amp;&quot;&#39;">&lt;b&gt;&amp;&quot;&#39;</i>';
    expect(html`${[item, item]}`.text).toBe(escaped + escaped);
  });

  it('show nothing for what is absent, and numbers as they are', () => {
    expect(html`${undefined}|${0}|${''}`.text).toBe('|0|');
  });
});
