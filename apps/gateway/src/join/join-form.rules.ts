/** What a person types on the join page. */
export interface JoinForm {
  firstName: string;
  lastName: string;
  password: string;
}

/** What was wrong with a field. */
export type JoinFault = 'name-missing' | 'name-unusable' | 'password-length' | 'password-too-common';

/** The faults of a form, by field. */
export type JoinFaults = Partial<Record<keyof JoinForm, JoinFault>>;

/** The fields, in their order on the page. */
export const JOIN_FIELDS: readonly (keyof JoinForm)[] = ['firstName', 'lastName', 'password'];

/** Reads a form as it was sent; what is absent or doubled reads as empty. */
export function readJoinForm(sent: Readonly<Record<string, unknown>>): JoinForm {
  const text = (name: keyof JoinForm): string => {
    const value = sent[name];
    return typeof value === 'string' ? value : '';
  };
  return { firstName: text('firstName'), lastName: text('lastName'), password: text('password') };
}

/** Translates the faults that the service found into those that the page can explain. */
export function joinFaults(form: JoinForm, errors: readonly { path: string; code: string }[]): JoinFaults {
  const faults: JoinFaults = {};
  for (const { path, code } of errors) {
    if (path === 'password') {
      faults.password = code === 'password_too_common' ? 'password-too-common' : 'password-length';
    } else if (path === 'firstName' || path === 'lastName') {
      faults[path] = form[path].trim() === '' ? 'name-missing' : 'name-unusable';
    }
  }
  return faults;
}
