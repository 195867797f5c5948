import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/api-client.js';

/** Whose seat it is, by the name that billing knows. */
export function SeatPerson({
  userId,
  person,
}: {
  userId: string;
  person: Schemas['PersonAnswer'];
}): ReactNode {
  const isGone = person.status === 'erased' || person.status === 'unknown';
  return (
    <>
      {isGone ? (
        <Text size="sm">{person.displayName}</Text>
      ) : (
        <Anchor component={Link} to={`/people/${userId}`} size="sm" fw={550}>
          {person.displayName}
        </Anchor>
      )}
      {person.login && (
        <Text size="xs" c="dimmed">
          {person.login}
        </Text>
      )}
    </>
  );
}
