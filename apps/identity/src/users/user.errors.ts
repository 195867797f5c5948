import { DomainError } from '@rollcall/platform';

/** S9: a deleted person is changed by restoring only. @throws DomainError `user_deleted` */
export function assertNotDeleted({ status }: { status: string }): void {
  if (status !== 'deleted') return;
  throw new DomainError('user_deleted', 'This person is deleted; set them up or invite them again first.');
}
