import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { startTestService } from '../bootstrap/test-service.js';
import { Allow } from './allow.decorator.js';

class Base {
  @Get('inherited')
  inherited(): void {}
}

@Controller('forgetful')
class ForgetfulController extends Base {
  @Allow('user')
  @Get()
  declared(): void {}

  @Post()
  forgotten(): void {}

  notARoute(): void {}
}

@Module({ controllers: [ForgetfulController] })
class ForgetfulModule {}

describe('a service with a route that does not say who may call it', () => {
  it('does not start, and names every such route', async () => {
    const start = startTestService({ module: ForgetfulModule });
    await expect(start).rejects.toThrow(
      'add @Allow(…) to ForgetfulController.forgotten, ForgetfulController.inherited',
    );
  });
});
