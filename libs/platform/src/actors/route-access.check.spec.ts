import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { startTestService } from '../bootstrap/test-service.js';
import { Allow } from './allow.decorator.js';
import { KeyScope } from './key-scope.decorator.js';

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

@Controller('generous')
@KeyScope('users:read')
class GenerousController {
  @Allow('user')
  @Get()
  people(): void {}

  @Allow('service')
  @Get('internal')
  services(): void {}
}

@Module({ controllers: [GenerousController] })
class GenerousModule {}

describe('a service with a route that is for keys and not for people', () => {
  it('does not start, and names every such route', async () => {
    const start = startTestService({ module: GenerousModule });
    await expect(start).rejects.toThrow(/take @KeyScope\(…\) off GenerousController\.services$/);
  });
});

@Controller('careless')
@Allow('user')
@KeyScope('users:read')
class CarelessController {
  @Get()
  read(): void {}

  @Post()
  added(): void {}
}

@Module({ controllers: [CarelessController] })
class CarelessModule {}

describe('a service with a route that writes and is open to who may read', () => {
  it('does not start, and names every such route', async () => {
    const start = startTestService({ module: CarelessModule });
    await expect(start).rejects.toThrow(/give a scope of its own to CarelessController\.added$/);
  });
});
