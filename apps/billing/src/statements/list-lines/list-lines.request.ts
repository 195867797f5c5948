import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCursor, PageLength } from '../../paging/page.request.js';
import { FIRST_LINE, type LinePlace, decodePlace } from '../line-place.rules.js';

/** Which lines of a statement. */
export class ListLinesRequest extends PageLength {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsCursor(decodePlace)
  @MaxLength(80)
  @IsString()
  @IsOptional()
  cursor?: string;

  /** The place after which the page begins. */
  get after(): LinePlace {
    return (this.cursor && decodePlace(this.cursor)) || FIRST_LINE;
  }
}
