import { WakeSignal } from '@rollcall/messaging';
import { Injectable } from '@nestjs/common';

/** Rings when somebody of this process asked for a link. */
@Injectable()
export class ResetRequestsSignal extends WakeSignal {}
