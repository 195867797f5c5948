import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow } from '../actors/allow.decorator.js';
import { HealthChecks, type Readiness } from './health-checks.js';

/** What an orchestrator asks: is the process alive, may it be sent work. */
@Controller()
@Allow('anonymous')
export class HealthController {
  constructor(private readonly checks: HealthChecks) {}

  @Get('livez')
  livez(): { alive: true } {
    return { alive: true };
  }

  @Get('readyz')
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.checks.readiness();
    reply.code(readiness.ready ? 200 : 503);
    return readiness;
  }
}
