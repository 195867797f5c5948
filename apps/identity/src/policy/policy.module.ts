import { Module } from '@nestjs/common';
import { PolicyDecisionsController } from './policy-decisions.controller.js';

@Module({ controllers: [PolicyDecisionsController] })
export class PolicyModule {}
