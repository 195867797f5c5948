import { ApiProperty } from '@nestjs/swagger';

/** An open sign-in. It says nothing that would let anybody use it. */
export class SignInResource {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ format: 'date-time', description: 'When it ends by itself.' })
  expiresAt: Date;

  @ApiProperty({ description: 'Address that signed in; empty when unknown.', example: '203.0.113.7' })
  clientIp: string;

  @ApiProperty({ description: 'What the browser or program called itself.', example: 'Mozilla/5.0' })
  userAgent: string;

  @ApiProperty({ description: 'Whether this very call came through it.' })
  current: boolean;
}

/** A page of sign-ins, the oldest first. */
export class SignInPage {
  @ApiProperty({ type: [SignInResource] })
  items: SignInResource[];

  @ApiProperty({ type: String, nullable: true, description: 'Pass it as `cursor` for the next page.' })
  nextCursor: string | null;
}
