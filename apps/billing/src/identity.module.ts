import { Module } from '@nestjs/common';
import { IdentityClient } from './identity.client.js';
import { PeopleQuery } from './people/people.query.js';

/** What this service asks of identity. */
@Module({ providers: [IdentityClient, PeopleQuery], exports: [IdentityClient, PeopleQuery] })
export class IdentityModule {}
