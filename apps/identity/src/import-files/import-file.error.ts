import { DomainError, type ProblemCode } from '@rollcall/platform';

/** Why a file cannot be read. Stable: add, never rename. */
export type ImportFileFault =
  | 'file_empty'
  | 'file_too_large'
  | 'file_type_unsupported'
  | 'encoding_invalid'
  | 'nul_character'
  | 'header_missing'
  | 'header_unsafe'
  | 'column_duplicated'
  | 'quote_unclosed'
  | 'quote_misplaced'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'too_many_lines'
  | 'cell_too_long'
  | 'row_too_long';

/** Where in a file something is wrong: the row that a spreadsheet shows, and the header of the column. */
export interface ImportFilePlace {
  line?: number;
  column?: string;
}

/**
 * A file that cannot be imported at all. `reason` says why to programs and `detail` to people: what is wrong, where,
 * and what to do. In the problem document stand `reason`, `line` and `column`.
 */
export class ImportFileError extends DomainError {
  readonly line: number | null;
  readonly column: string | null;

  constructor(
    readonly reason: ImportFileFault,
    detail: string,
    { line, column }: ImportFilePlace = {},
  ) {
    super(problemOf(reason), detail, { reason, ...(line && { line }), ...(column && { column }) });
    this.line = line ?? null;
    this.column = column ?? null;
  }
}

function problemOf(reason: ImportFileFault): ProblemCode {
  if (reason === 'file_too_large') return 'payload_too_large';
  return reason === 'file_type_unsupported' ? 'unsupported_media_type' : 'import_file_invalid';
}
