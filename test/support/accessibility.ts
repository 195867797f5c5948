import axe, { type AxeResults, type Result, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
};
const REFUSED = new Set(['serious', 'critical']);

/**
 * Fails when axe finds a serious or critical violation of WCAG 2.2 A or AA on the page as it is now. axe comes by the
 * debugger and not by a script element, so that the page's content security policy stays as it is.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(OPTIONS)})`);
  const found = violations.filter(({ impact }) => REFUSED.has(impact ?? ''));
  if (found.length > 0)
    throw new Error(`${page.url()} is not accessible:\n${found.map(describeViolation).join('\n')}`);
}

function describeViolation({ id, impact, help, helpUrl, nodes }: Result): string {
  const places = nodes.map(
    ({ target, failureSummary }) => `  ${target.join(' ')}: ${oneLine(failureSummary)}`,
  );
  return [`${impact} ${id}: ${help} (${helpUrl})`, ...places].join('\n');
}

function oneLine(text = ''): string {
  return text.replaceAll(/\s+/g, ' ');
}
