import { ApiProperty } from '@nestjs/swagger';

/** What a cancellation came to (D-11). */
export class CancellationAnswer {
  @ApiProperty({
    enum: ['cancelled', 'detached'],
    description:
      '`cancelled`: the link is dead and the person is removed. `detached`: the groups that the caller manages were ' +
      'taken off, the invitation stays open for the others.',
  })
  outcome: 'cancelled' | 'detached';
}
