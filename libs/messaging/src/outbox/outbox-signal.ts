import { Injectable } from '@nestjs/common';
import { WakeSignal } from '../wake-signal.js';

/** Rung when events were appended in this process, so that its relay does not wait for the next poll. */
@Injectable()
export class OutboxSignal extends WakeSignal {}
