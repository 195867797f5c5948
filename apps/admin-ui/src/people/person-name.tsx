import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** What tells people apart. */
export interface NamedPerson {
  id: string;
  firstName: string;
  lastName: string;
  email?: string | null;
  username?: string | null;
}

/** The name of somebody; people who were invited have none yet, and are known by their address. */
export function nameOf({ firstName, lastName, email, username, id }: NamedPerson): string {
  return `${firstName} ${lastName}`.trim() || email || username || id;
}

/** A person in a list: the name leads to their page, below it their address or username. */
export function PersonName({ person }: { person: NamedPerson }): ReactNode {
  const name = nameOf(person);
  const login = person.email ?? person.username;
  return (
    <>
      <Anchor component={Link} to={`/people/${person.id}`} size="sm" fw={550}>
        {name}
      </Anchor>
      {login && login !== name && (
        <Text size="xs" c="dimmed">
          {login}
        </Text>
      )}
    </>
  );
}
