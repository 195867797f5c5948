import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
import { DomainError } from '@rollcall/platform';
import { Injectable, type PipeTransform } from '@nestjs/common';

/** For a role in a path; what is no role leads nowhere. */
@Injectable()
export class RolePipe implements PipeTransform<unknown, AssignableRole> {
  transform(value: unknown): AssignableRole {
    const role = ASSIGNABLE_ROLES.find((each) => each === value);
    if (!role) throw new DomainError('not_found', 'There is nothing at this address.');
    return role;
  }
}
