import { PROBLEMS, type ProblemCode } from '@rollcall/platform';
import { html, type Html } from '../pages/html.js';
import type { Page } from '../pages/page-layout.js';

/** What is at the address that a problem gives as its `type` (RFC 9457, 3.1.1). */
export function problemPage(code: ProblemCode): Page {
  const { status, title } = PROBLEMS[code];
  return {
    status: 200,
    locale: 'en',
    title,
    isWide: true,
    content: html`<h1>${title}</h1>
      <p>
        Code <code>${code}</code>, status ${status}. The member <code>detail</code> of the answer says what
        happened in the case at hand, and <code>requestId</code> helps to find it in the logs.
      </p>
      <h2>All problem codes</h2>
      ${problemTable()}`,
  };
}

function problemTable(): Html {
  const rows = Object.entries(PROBLEMS).map(
    ([code, { status, title }]) =>
      html`<tr>
        <td>${status}</td>
        <td>
          <a href="/problems/${code}"><code>${code}</code></a>
        </td>
        <td>${title}</td>
      </tr>`,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Code</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
