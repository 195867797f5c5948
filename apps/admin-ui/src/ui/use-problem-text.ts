import { ApiProblem } from '../api/api-problem.js';
import { useTexts } from '../texts/define-texts.js';
import { problemTexts } from './problem.texts.js';

/** Puts what went wrong into a sentence for people. */
export function useProblemText(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('other', { detail: String(error) });
    if (isText(error.code)) return t(error.code);
    return t('other', { detail: error.detail });
  };
}

function isText(code: string): code is keyof (typeof problemTexts)['en'] & string {
  return code !== 'other' && Object.hasOwn(problemTexts.en, code);
}
