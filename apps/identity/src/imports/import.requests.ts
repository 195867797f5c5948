import { LOCALES, type Locale } from '@rollcall/contracts';
import { decodeSequence } from '@rollcall/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { IMPORT_MODES, type ImportMode, ROW_OUTCOMES, type RowOutcome } from './import.rules.js';

const BOOLEANS = ['true', 'false'] as const;

/** Query of `POST /v1/imports`. */
export class UploadImportRequest {
  @IsOptional()
  @IsIn(IMPORT_MODES)
  @ApiPropertyOptional({
    enum: IMPORT_MODES,
    default: 'setUp',
    description: 'setUp: new people are active at once (T1); invite: they get an invitation (T2).',
  })
  mode: ImportMode = 'setUp';

  @IsOptional()
  @IsIn(BOOLEANS)
  @ApiPropertyOptional({
    enum: BOOLEANS,
    default: 'false',
    description: 'Whether new people without a password are mailed credentials (D-22).',
  })
  sendCredentials: (typeof BOOLEANS)[number] = 'false';

  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ format: 'uuid', description: 'Group of rows that name none.' })
  defaultGroupId?: string;
}

/** Query of the file to fill in. */
export class ImportTemplateRequest {
  @IsOptional()
  @IsIn(LOCALES)
  @ApiPropertyOptional({ enum: LOCALES, description: "Language of its header; the platform's unless given." })
  locale?: Locale;
}

const MOST_ROWS = 200;
const DEFAULT_ROWS = 50;

const IsLineCursor = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLineCursor',
    validator: {
      validate: (value) => typeof value === 'string' && lineOf(value) !== null,
      defaultMessage: () => 'cursor must be a nextCursor of an earlier page',
    },
  });

const LAST_LINE = 2_147_483_647;

/** The line that a cursor goes on after; null when it is no cursor of ours. */
function lineOf(cursor: string): number | null {
  const line = Number(decodeSequence(cursor) ?? Number.NaN);
  return line <= LAST_LINE ? line : null;
}

/** Query of the rows of an import. */
export class ImportRowsRequest {
  @IsOptional()
  @IsIn(ROW_OUTCOMES)
  @ApiPropertyOptional({ enum: ROW_OUTCOMES })
  outcome?: RowOutcome;

  @IsOptional()
  @IsIn(BOOLEANS)
  @ApiPropertyOptional({ enum: BOOLEANS, default: 'false', description: 'Only rows with hints.' })
  hinted?: (typeof BOOLEANS)[number];

  @IsOptional()
  @Max(MOST_ROWS)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_ROWS, default: DEFAULT_ROWS })
  limit: number = DEFAULT_ROWS;

  @IsOptional()
  @IsLineCursor()
  @MaxLength(24)
  @IsString()
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  cursor?: string;

  /** The line after which the page begins. */
  get afterLine(): number {
    return (this.cursor && lineOf(this.cursor)) || 0;
  }
}
