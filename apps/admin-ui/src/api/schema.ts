/* Made from docs/openapi.json by "npm run generate". */
export interface paths {
    "/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mailbox_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox/api/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mailbox_list"];
        put?: never;
        post?: never;
        delete: operations["Mailbox_clear"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every mail as it would be read */
        get: operations["MailPreviews_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys of the platform, newest first
         * @description Ended ones stay listed.
         */
        get: operations["ApiKeys_list"];
        put?: never;
        /**
         * Make a key for a program
         * @description For platform admins. The key acts with the rights of a platform admin on the routes that its scopes open, and belongs to the platform: it goes on working when its maker leaves. The answer is the only one that shows it.
         */
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One key */
        get: operations["ApiKeys_get"];
        put?: never;
        post?: never;
        /**
         * End a key
         * @description Everywhere within a second. Open invitations of the key wait for the approval of somebody else (V12): a reminder approves them.
         */
        delete: operations["ApiKeys_end"];
        options?: never;
        head?: never;
        /**
         * Change the name, the scopes or the end of a key
         * @description It holds within a second, also for tokens made with the key before.
         */
        patch: operations["ApiKeys_change"];
        trace?: never;
    };
    "/v1/api-keys/{id}/rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a key a new secret
         * @description The old one goes on working for `overlapSeconds`, a day unless given; one from a rotation before ends at once. When the key ends does not change. The answer is the only one that shows the new key.
         */
        post: operations["ApiKeys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what to whom
         * @description For platform admins. One event for each accepted command, newest first, kept for 400 days.
         *
         *     API keys need the scope `audit:read`.
         */
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit as CSV
         * @description All events that fit the filter, newest first; `limit` and `cursor` do not matter. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         *
         *     API keys need the scope `audit:read`.
         */
        get: operations["Audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the audit as it was written?
         * @description Computes the hash chain of all events anew. Note the head elsewhere to prove the past later.
         *
         *     API keys need the scope `audit:read`.
         */
        get: operations["Audit_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description One indistinguishable answer for every failure (Z-06). Many failures are answered by 429; a link to choose a new password ends that. Idempotency-Key has no part in it: the answer holds a secret, which is not kept.
         */
        post: operations["Credentials_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this sign-in */
        post: operations["Credentials_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I, and what may I do where
         * @description Open to every API key.
         */
        get: operations["Credentials_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the own password
         * @description All other sign-ins of the person end. A wrong current password is `invalid_input` with `password_wrong` at that field.
         */
        post: operations["Passwords_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-reset-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to choose a new password
         * @description The same answer whether there is such an account or not. An invited person gets the link of the invitation again (T6). A person without an email address gets nothing: an administrator sets a password (U6).
         */
        post: operations["PasswordResets_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a password by a link
         * @description The link works once, and all sign-ins of the person end. With the link of an invitation it makes the invited person active, who gives first and last name with it (T6); Idempotency-Key has no part in that.
         */
        post: operations["PasswordResets_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up a link to choose a password
         * @description Never changes anything, however often it is called.
         */
        get: operations["PasswordResets_lookUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own open sign-ins */
        get: operations["SignIns_listOwn"];
        put?: never;
        post?: never;
        /**
         * End all other own sign-ins
         * @description All but the one of this call; that one ends with `POST /v1/auth/logout`.
         */
        delete: operations["SignIns_endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-ins/{signInId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the own sign-ins */
        delete: operations["SignIns_endOwn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List billing cycles
         * @description For the owner of the platform. Newest first. Cycles follow each other without gaps: a free trial is one cycle that costs nothing; a subscription has one a month, at the day and time of day 24 hours after subscribing (a 29th, 30th or 31st becomes the 1st). A closed cycle never changes: what becomes known later stands as a correction in the next one.
         */
        get: operations["Cycles_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/cycles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a billing cycle
         * @description For the owner of the platform.
         */
        get: operations["Cycles_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/cycles/{id}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement as CSV
         * @description For the owner of the platform. Corrections first, then one line for each person who was billable in the cycle. Of a cycle that is not closed: as it is by now.
         */
        get: operations["Statements_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/cycles/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the lines of a statement
         * @description For the owner of the platform. Corrections first, then one line for each person who was billable in the cycle. Of a cycle that is not closed: as it is by now.
         */
        get: operations["Statements_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List openings and closings of seats
         * @description For the owner of the platform. Newest first; entries are never changed nor removed.
         */
        get: operations["Seats_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/ledger.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger as CSV
         * @description For the owner of the platform. All entries, newest first. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         */
        get: operations["Seats_ledgerFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/platforms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get how a platform is billed (operator) */
        get: operations["Prices_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the price of a platform (operator)
         * @description The plan is changed with `PATCH /v1/platforms/{id}`. Closed cycles stay as they are.
         */
        patch: operations["Prices_change"];
        trace?: never;
    };
    "/v1/billing/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List comparisons of seats with accounts (operator) */
        get: operations["Reconciliations_list"];
        put?: never;
        /**
         * Compare seats with accounts now (operator)
         * @description All platforms; runs by itself once a day. Answers the one that was begun, or the one under way. Differences are put right by ledger entries with the reason `reconciled`, up to 1,000 of them.
         */
        post: operations["Reconciliations_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get seats, the cycle under way and its forecast
         * @description For the owner of the platform.
         */
        get: operations["Usage_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the seats of each day
         * @description For the owner of the platform; 400 days at most.
         */
        get: operations["Usage_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read events
         * @description For platform admins. Every event of the platform in one order, kept for at least 90 days: begin at the beginning, or with the cursor of a snapshot, keep `nextCursor` beside what you have made of the events, and go on from it whenever you like. Events of one subject come in the order of their versions, except for a straggler that was lost on the way and found later: compare `subjectversion`.
         *
         *     API keys need the scope `events:read`.
         */
        get: operations["Feed_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take a snapshot
         * @description For platform admins. All groups and all people with their memberships as they are now, as events, and the cursor to go on from with the feed: for whoever begins late, or was away for longer than the feed is kept. What changes while you read pages comes with the feed; keep what has the higher `subjectversion`.
         *
         *     API keys need the scope `events:read`.
         */
        get: operations["Snapshots_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups that the caller may see, from the root down
         * @description API keys need the scope `groups:read`.
         */
        get: operations["Groups_list"];
        put?: never;
        /**
         * Create a group (G3, G8)
         * @description API keys need the scope `groups:write`.
         */
        post: operations["Groups_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete many groups and everything below them (G27)
         * @description As deleting one, for up to 2,000 together: all of them or none. Cannot be undone.
         *
         *     API keys need the scope `groups:write`.
         */
        post: operations["Groups_deleteMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group
         * @description API keys need the scope `groups:read`.
         */
        get: operations["Groups_get"];
        put?: never;
        post?: never;
        /**
         * Delete a group and everything below it (G25)
         * @description People who are in no other group are deleted, open invitations of those end (D-34). Paths and sessions go to the group above. Cannot be undone.
         *
         *     API keys need the scope `groups:write`.
         */
        delete: operations["Groups_delete"];
        options?: never;
        head?: never;
        /**
         * Rename or move a group, make it public or private (G21-G24)
         * @description Several changes at once happen together. Nobody leaves a group by it; learners of a public group spread upwards to where it hangs then (D-02, D-03).
         *
         *     API keys need the scope `groups:write`.
         */
        patch: operations["Groups_change"];
        trace?: never;
    };
    "/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Current or invited people of a group (S2, P5)
         * @description API keys need the scope `groups:read`.
         */
        get: operations["Groups_members"];
        put?: never;
        /**
         * Add somebody to a group (P6, G9)
         * @description Somebody who is on the platform already, and with whom the caller shares a group (G20).
         *
         *     API keys need the scope `groups:write`.
         */
        post: operations["Memberships_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove somebody from a group and subgroups (G28-G31)
         * @description All their roles there. Groups above are never touched; who is left with nothing is deleted.
         *
         *     API keys need the scope `groups:write`.
         */
        delete: operations["Memberships_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/members/{userId}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take one role from somebody (G32)
         * @description Learner also goes in public subgroups, down to the next private ones; other roles only here.
         *
         *     API keys need the scope `groups:write`.
         */
        delete: operations["Memberships_removeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, newest first
         * @description The caller's own; platform admins see all of the platform.
         */
        get: operations["Imports_list"];
        put?: never;
        /**
         * Upload a file of people
         * @description At most 200,000 rows and 50 MB. It is read as it arrives and then planned; nothing is written or mailed before it is applied. Columns are known by their names, in English or French: Email, Username, First name, Last name, Groups, Roles, Language, Password, Deletion date, Additional information.
         */
        post: operations["Imports_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/template.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file to fill in
         * @description With every column and two rows that show what goes where, in the platform's language unless another is asked for.
         */
        get: operations["ImportTexts_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is, what it comes to, what it leads to */
        get: operations["Imports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carry a plan out
         * @description It goes on by itself, with the rights of whoever uploaded the file. A plan that is out of date is made anew first; `moved` counts the people who come to something else then.
         */
        post: operations["ImportCommands_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve of a plan beyond the limits of the platform
         * @description By another platform admin than who uploaded the file. It holds for what the plan leads to now.
         */
        post: operations["ImportCommands_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an import before its end
         * @description Takes effect at once. What was applied stays, and can be taken back with `undo`.
         */
        post: operations["ImportCommands_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause the applying
         * @description Takes effect at once.
         */
        post: operations["ImportCommands_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/repair.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of which nothing came, as uploaded
         * @description With `_line`, `_code` and `_message` behind them, to be mended and uploaded once more: an import of it touches those rows only. Passwords are left out. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         */
        get: operations["ImportTexts_repair"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with a paused import */
        post: operations["ImportCommands_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of an import by line
         * @description What each comes to, field by field, or all that is wrong with it. Of an undo there is a row for each person, with what goes back, and in `conflicts` what is left alone because it was changed since. Rows are kept for 30 days.
         */
        get: operations["Imports_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan to take an import back
         * @description Answers an import of kind `undo`, which is planned, looked at (`/rows`), applied, paused and cancelled like any other, with the rights of whoever asks for it. People whom the import brought in or back are deleted if nobody touched them since and they never signed in; of others each field and membership goes back that is still what the import made it. Everything else is listed as a conflict and left alone. Possible once an import has come to its end, also by cancelling it halfway, for 30 days.
         */
        post: operations["ImportCommands_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's jobs, newest first */
        get: operations["InvitationJobs_list"];
        put?: never;
        /**
         * Remind or cancel many invitations
         * @description Those named, or those that a filter selects out of what the caller sees. Each is treated like one alone: what may not be done to it is its outcome. With `dryRun=true` it answers what it would come to, and does nothing.
         */
        post: operations["InvitationJobs_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation-jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a job is
         * @description Jobs are kept for 30 days after their end.
         */
        get: operations["InvitationJobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation-jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a job before its end
         * @description What was done stays done.
         */
        post: operations["InvitationJobs_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation-jobs/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each invitation of a job */
        get: operations["InvitationJobs_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up a link
         * @description Never changes anything, however often it is called.
         */
        get: operations["Links_lookUp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitation-links/{token}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Makes the invited person active and signs in. Of many calls at the same time exactly one succeeds. Idempotency-Key has no part in it: the answer holds a secret, which is not kept, and the link works once.
         */
        post: operations["Acceptance_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations into groups that the caller manages (P5)
         * @description API keys need the scope `invitations:read`.
         */
        get: operations["Invitations_list"];
        put?: never;
        /**
         * Invite by email
         * @description Up to 500 addresses; each gets its own outcome. 409 when none led to an invitation (Z-04). With `dryRun=true` nothing is written, mailed or counted: 200 with the outcomes that the call would have, and where people would come into.
         *
         *     API keys need the scope `invitations:write`.
         */
        post: operations["Users_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an invitation
         * @description Never with its link: that goes to its mailbox only.
         *
         *     API keys need the scope `invitations:read`.
         */
        get: operations["Invitations_get"];
        put?: never;
        post?: never;
        /**
         * Cancel an invitation
         * @description The link ends at once and the person is removed. If the person was also invited to groups that are not yours to manage, only yours are taken off.
         *
         *     API keys need the scope `invitations:write`.
         */
        delete: operations["Invitations_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}/reminder-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show the mail of a reminder before it is sent
         * @description Nothing is stored or sent. Dots stand for the link. Show the HTML in a sandboxed frame.
         */
        post: operations["ReminderPreviews_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}/reminder-preview.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail of a reminder before it is sent, as a page
         * @description For a frame: a page that runs and loads nothing, with a policy of its own.
         */
        get: operations["ReminderPreviews_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a reminder
         * @description The same link again, or a new one. At most one a minute and ten in 24 hours for an invitation.
         *
         *     API keys need the scope `invitations:write`.
         */
        post: operations["Invitations_remind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Be told when something changes
         * @description Asked for as `text/event-stream`: an event `changed` with the topics of which something may look different now on the caller's platform, at most once a second: `{"topics":["users","groups"]}`. It names no person and says nothing of what changed: fetch again what you show. It ends with the sign-in. A person has at most five at a time: one more, and the oldest ends with an event `superseded`. Hints may be lost when a connection is: after connecting anew fetch everything again. Asked for as JSON it answers the topics that there are.
         */
        get: operations["Live_follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/provider-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report bounces and complaints
         * @description For the mail provider. Exists when `MAIL_EVENTS_SECRET` is set. Each event counts on its own: one about a mail that is not known is ignored, one about a mail that is just being sent is kept until it was, and one that comes again changes nothing.
         */
        post: operations["ProviderEvents_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what became of mails
         * @description For platform admins. By day and kind.
         *
         *     API keys need the scope `mail:read`.
         */
        get: operations["Suppressions_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suppressed mailboxes
         * @description For platform admins. What is not written to until it is released; newest first.
         *
         *     API keys need the scope `mail:read`.
         */
        get: operations["Suppressions_list"];
        put?: never;
        /**
         * Suppress a mailbox
         * @description For platform admins. One that is suppressed already stays as it is.
         *
         *     API keys need the scope `mail:write`.
         */
        post: operations["Suppressions_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/suppressions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Release a mailbox
         * @description For platform admins. Mails are written to it again from now on; nothing is sent by that.
         *
         *     API keys need the scope `mail:write`.
         */
        delete: operations["Suppressions_release"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token with an API key
         * @description Client credentials of OAuth 2.0 (RFC 6749, 4.4), with the client in the form or by HTTP Basic. The token acts as the key, and is worth nothing any more once the key has ended, or the secret that it was made with.
         */
        post: operations["OAuth_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Learning paths of the groups that the caller sees
         * @description API keys need the scope `sessions:read`.
         */
        get: operations["Paths_list"];
        put?: never;
        /**
         * Create a learning path
         * @description API keys need the scope `sessions:write`.
         */
        post: operations["Paths_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/paths/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One learning path
         * @description API keys need the scope `sessions:read`.
         */
        get: operations["Paths_path"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a learning path
         * @description API keys need the scope `sessions:write`.
         */
        patch: operations["Paths_rename"];
        trace?: never;
    };
    "/v1/paths/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a session of a path (PS1)
         * @description API keys need the scope `sessions:write`.
         */
        post: operations["Sessions_newSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The own platform
         * @description API keys need the scope `platform:read`.
         */
        get: operations["Platforms_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the settings of the own platform
         * @description For platform admins. Plan and limits are for the operator of the installation to change.
         */
        patch: operations["Platforms_changeOwn"];
        trace?: never;
    };
    "/v1/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List platforms (operator) */
        get: operations["Platforms_list"];
        put?: never;
        /** Create a platform with its owner (operator) */
        post: operations["Platforms_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platforms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a platform (operator) */
        patch: operations["Platforms_change"];
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions that the caller may see
         * @description Without their audiences, which a session by itself shows to those who may change it.
         *
         *     API keys need the scope `sessions:read`.
         */
        get: operations["Sessions_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One session
         * @description API keys need the scope `sessions:read`.
         */
        get: operations["Sessions_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change name, time, instructors or mode of a session (PS1, PS2, PS7, P19)
         * @description What is left out stays.
         *
         *     API keys need the scope `sessions:write`.
         */
        patch: operations["Sessions_change"];
        trace?: never;
    };
    "/v1/sessions/{id}/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Who is enrolled (PS2, PS3, P17, P18)
         * @description The whole audience: learners of the groups and the people named, but for those excluded. Rights are needed for all of it.
         *
         *     API keys need the scope `sessions:write`.
         */
        put: operations["Sessions_audience"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite from a session (P4, PS4, D-29)
         * @description Learners of one group, by default the one that owns the session, who are enrolled one by one. 201 when at least one address led to an invitation or an enrolment. With `dryRun=true` nothing is written, mailed or counted: 200 with the outcomes that the call would have.
         *
         *     API keys need the scope `invitations:write`.
         */
        post: operations["Sessions_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/learners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enrolments of a session (PS8)
         * @description For those who may change it, and of people whom they may know.
         *
         *     API keys need the scope `sessions:read`.
         */
        get: operations["Sessions_learners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unsubscriptions/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Stop reminders
         * @description Mails of the topic that the link is about are not sent any more.
         */
        put: operations["Unsubscriptions_unsubscribe"];
        post?: never;
        /** Get reminders again */
        delete: operations["Unsubscriptions_subscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People whom the caller may see
         * @description API keys need the scope `users:read`.
         */
        get: operations["Users_list"];
        put?: never;
        /**
         * Set up a user
         * @description An active account at once, with a password that must be changed at the first sign-in or with mailed credentials (domain 3.3). A deleted person with this login is restored under the same id (D-10).
         *
         *     API keys need the scope `users:write`.
         */
        post: operations["Users_setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person
         * @description API keys need the scope `users:read`.
         */
        get: operations["Users_get"];
        put?: never;
        post?: never;
        /**
         * Delete a person from the platform
         * @description Ends all sign-ins, memberships and enrolments at once (T9, T10, P8). The owner stays (P9).
         *
         *     API keys need the scope `users:write`.
         */
        delete: operations["Person_remove"];
        options?: never;
        head?: never;
        /**
         * Edit a person
         * @description What is left out stays (P10, P11, D-06).
         *
         *     API keys need the scope `users:write`.
         */
        patch: operations["Person_edit"];
        trace?: never;
    };
    "/v1/users/{id}/deletion-date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set or take back the day on which a person is deleted (S5, P12)
         * @description API keys need the scope `users:write`.
         */
        put: operations["Person_date"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which services have erased the person
         * @description API keys need the scope `users:read`.
         */
        get: operations["Erasures_read"];
        put?: never;
        /**
         * Erase a deleted person for good
         * @description Names and logins become random, texts are emptied, in every service; the id and what hangs on it stay (T13). For platform admins. Asking again answers how far it is.
         *
         *     API keys need the scope `users:write`.
         */
        post: operations["Erasures_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the mails of a person
         * @description Newest first, of the last 90 days. Secrets are never shown: dots stand for links and passwords.
         *
         *     API keys need the scope `mail:read`.
         */
        get: operations["Mails_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/mails/{mailId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a mail of a person
         * @description As it is read, with dots for links and passwords. Show the HTML in a sandboxed frame.
         *
         *     API keys need the scope `mail:read`.
         */
        get: operations["Mails_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/mails/{mailId}/preview.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a mail of a person as a page
         * @description The HTML of the mail, with dots for links and passwords, under a policy that lets it run and load nothing. For a frame.
         *
         *     API keys need the scope `mail:read`.
         */
        get: operations["Mails_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a person a new password
         * @description All sign-ins of the person end; the next one leads to a change of the password only (U6). The person gets a mail about it.
         *
         *     API keys need the scope `users:write`.
         */
        post: operations["Passwords_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open sign-ins of a person
         * @description API keys need the scope `users:read`.
         */
        get: operations["SignIns_list"];
        put?: never;
        post?: never;
        /**
         * End all sign-ins of a person
         * @description Everywhere within a second (V45).
         *
         *     API keys need the scope `users:write`.
         */
        delete: operations["SignIns_endAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/sign-ins/{signInId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a sign-in of a person
         * @description API keys need the scope `users:write`.
         */
        delete: operations["SignIns_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/why-no-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain why a person got no mail
         * @description Everything that can be the reason, the most likely first.
         *
         *     API keys need the scope `mail:read`.
         */
        get: operations["Mails_why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description For platform admins. Oldest first.
         *
         *     API keys need the scope `webhooks:read`.
         */
        get: operations["Webhooks_list"];
        put?: never;
        /**
         * Create a webhook
         * @description For platform admins. Events from now on are posted to the URL, signed with the secret of the answer, which is shown this once (Standard Webhooks 1.0.0; `docs/webhooks.md` says how to verify it). At most 50.
         *
         *     API keys need the scope `webhooks:write`.
         */
        post: operations["Webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook, and how it fares
         * @description For platform admins.
         *
         *     API keys need the scope `webhooks:read`.
         */
        get: operations["Webhooks_get"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description For platform admins. What waits is not delivered any more, and its log goes.
         *
         *     API keys need the scope `webhooks:write`.
         */
        delete: operations["Webhooks_delete"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a webhook
         * @description For platform admins. While it is paused, events wait; resumed, it goes on from where it stood, as far back as the feed is kept.
         *
         *     API keys need the scope `webhooks:write`.
         */
        patch: operations["Webhooks_change"];
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each event
         * @description For platform admins. Newest event first, kept for 90 days. What receivers answered is not kept.
         *
         *     API keys need the scope `webhooks:read`.
         */
        get: operations["Deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver events again
         * @description For platform admins. Events of a window of at most 3 days, or by their ids. They come with the ids that they had, so a receiver that minds duplicates takes only what it missed. While the webhook is paused they wait.
         *
         *     API keys need the scope `webhooks:write`.
         */
        post: operations["Deliveries_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/secret-rotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret
         * @description For platform admins. The new secret is shown this once. Until the overlap is over, deliveries carry two signatures: of the new secret and of the one before.
         *
         *     API keys need the scope `webhooks:write`.
         */
        post: operations["WebhookChecks_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description For platform admins. Posts one `events.webhook-tested.v1`, also to a webhook that is paused, and answers what came of it within 10 seconds. It is not tried again, is in no log and changes nothing.
         *
         *     API keys need the scope `webhooks:write`.
         */
        post: operations["WebhookChecks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457. Some codes add members of their own. */
        Problem: {
            /**
             * Format: uri-reference
             * @example /problems/not_found
             */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong in this case, and what to do. */
            detail: string;
            /** @description Path of the request. */
            instance?: string;
            /**
             * @description Stable.
             *
             *     | status | code | meaning |
             *     |---|---|---|
             *     | 400 | `invalid_input` | The input is not valid |
             *     | 400 | `password_or_mail_required` | A password or the credentials mail is required |
             *     | 400 | `password_xor_mail` | Give a password or send the credentials, not both |
             *     | 400 | `mail_required_for_credentials` | Sending credentials needs an email address |
             *     | 400 | `username_login_disabled` | Sign-in by username is off |
             *     | 400 | `webhook_url_not_allowed` | Webhooks cannot call this URL |
             *     | 400 | `root_group_fixed` | The root of the groups is fixed |
             *     | 400 | `group_cycle` | A group cannot go below itself |
             *     | 400 | `owner_protected` | The owner stays |
             *     | 400 | `import_file_invalid` | The file cannot be imported |
             *     | 401 | `unauthenticated` | Sign-in required |
             *     | 401 | `invalid_credentials` | The credentials are not valid |
             *     | 403 | `forbidden` | Not allowed |
             *     | 403 | `key_not_accepted` | Not open to API keys |
             *     | 403 | `scope_missing` | The API key lacks a scope |
             *     | 403 | `password_change_required` | A new password is required |
             *     | 403 | `csrf_token_invalid` | The CSRF token is missing or wrong |
             *     | 403 | `group_not_manageable` | The group is not yours to manage |
             *     | 403 | `role_not_grantable` | The role is not yours to grant |
             *     | 403 | `no_group_managed` | You manage no group |
             *     | 403 | `platform_admin_required` | Only a platform admin may do this |
             *     | 403 | `second_admin_required` | A second administrator must do this |
             *     | 403 | `owner_required` | Only the owner may do this |
             *     | 403 | `common_group_required` | You share no group with this person |
             *     | 403 | `user_not_manageable` | The person is not yours to manage |
             *     | 403 | `administrator_required` | Only an administrator may do this |
             *     | 403 | `learners_only` | User admins manage learners only |
             *     | 403 | `other_groups` | The person is in groups of others too |
             *     | 403 | `higher_rights` | The person has rights that you do not have |
             *     | 403 | `session_not_manageable` | The session is not yours to manage |
             *     | 403 | `instructor_required` | Only for instructors of the session |
             *     | 403 | `free_trial_message_unavailable` | The free trial has no personal message |
             *     | 403 | `free_trial_limit_reached` | The free trial has reached its limit |
             *     | 403 | `free_trial_ended` | The free trial is over |
             *     | 403 | `free_trial_setup_unavailable` | The free trial cannot set users up |
             *     | 404 | `not_found` | Not found |
             *     | 404 | `link_unknown` | The link is not known |
             *     | 405 | `method_not_allowed` | The method is not allowed here |
             *     | 408 | `request_timeout` | The request took too long |
             *     | 409 | `already_active` | The person is already active |
             *     | 409 | `already_invited` | The person is already invited |
             *     | 409 | `email_taken` | The email belongs to another person |
             *     | 409 | `username_taken` | The username belongs to another person |
             *     | 409 | `user_invited` | The person is still invited |
             *     | 409 | `user_deleted` | The person is deleted |
             *     | 409 | `user_not_active` | The person is not active yet |
             *     | 404 | `user_not_erased` | The person was not erased |
             *     | 409 | `user_not_deleted` | The person is not deleted |
             *     | 409 | `invitation_closed` | The invitation is closed |
             *     | 409 | `import_approval_required` | A second administrator must approve of the import |
             *     | 409 | `import_not_undoable` | There is nothing of the import to take back |
             *     | 409 | `import_undone` | The import is taken back already |
             *     | 409 | `import_state_unfit` | The import is in a state that does not allow this |
             *     | 409 | `job_finished` | The job is over |
             *     | 409 | `acceptance_in_progress` | The invitation is being accepted |
             *     | 409 | `no_invitation_created` | No address led to an invitation |
             *     | 409 | `slug_taken` | The slug is taken |
             *     | 409 | `max_groups_reached` | The platform has reached its limit of groups |
             *     | 409 | `user_limit_reached` | The platform has reached its limit of users |
             *     | 409 | `audience_full` | The session takes no more people one by one |
             *     | 409 | `session_ended` | The session has ended |
             *     | 409 | `session_started` | The session has started |
             *     | 409 | `currency_fixed` | The currency of the platform is fixed |
             *     | 409 | `webhook_exists` | There is such a webhook already |
             *     | 409 | `webhook_limit_reached` | The platform has reached its limit of webhooks |
             *     | 409 | `api_key_over` | The API key has ended |
             *     | 409 | `api_key_limit_reached` | The platform has reached its limit of API keys |
             *     | 409 | `needs_reapproval` | The invitation needs a new approval |
             *     | 409 | `idempotency_in_progress` | The same request is being worked on |
             *     | 410 | `cursor_expired` | The cursor points to what is no longer kept |
             *     | 410 | `link_closed` | The link is closed |
             *     | 410 | `link_superseded` | The link was replaced by a newer one |
             *     | 413 | `payload_too_large` | The body is too large |
             *     | 414 | `uri_too_long` | The address is too long |
             *     | 415 | `unsupported_media_type` | The content type is not supported |
             *     | 421 | `misdirected_request` | This host is not served here |
             *     | 422 | `idempotency_key_reused` | The idempotency key was used for another request |
             *     | 429 | `too_many_requests` | Too many requests |
             *     | 431 | `headers_too_large` | The headers are too large |
             *     | 500 | `internal_error` | Something went wrong here |
             *     | 503 | `service_unavailable` | Temporarily unavailable |
             *     | 503 | `overloaded` | Too busy at the moment |
             * @enum {string}
             */
            code: "invalid_input" | "password_or_mail_required" | "password_xor_mail" | "mail_required_for_credentials" | "username_login_disabled" | "webhook_url_not_allowed" | "root_group_fixed" | "group_cycle" | "owner_protected" | "import_file_invalid" | "unauthenticated" | "invalid_credentials" | "forbidden" | "key_not_accepted" | "scope_missing" | "password_change_required" | "csrf_token_invalid" | "group_not_manageable" | "role_not_grantable" | "no_group_managed" | "platform_admin_required" | "second_admin_required" | "owner_required" | "common_group_required" | "user_not_manageable" | "administrator_required" | "learners_only" | "other_groups" | "higher_rights" | "session_not_manageable" | "instructor_required" | "free_trial_message_unavailable" | "free_trial_limit_reached" | "free_trial_ended" | "free_trial_setup_unavailable" | "not_found" | "link_unknown" | "method_not_allowed" | "request_timeout" | "already_active" | "already_invited" | "email_taken" | "username_taken" | "user_invited" | "user_deleted" | "user_not_active" | "user_not_erased" | "user_not_deleted" | "invitation_closed" | "import_approval_required" | "import_not_undoable" | "import_undone" | "import_state_unfit" | "job_finished" | "acceptance_in_progress" | "no_invitation_created" | "slug_taken" | "max_groups_reached" | "user_limit_reached" | "audience_full" | "session_ended" | "session_started" | "currency_fixed" | "webhook_exists" | "webhook_limit_reached" | "api_key_over" | "api_key_limit_reached" | "needs_reapproval" | "idempotency_in_progress" | "cursor_expired" | "link_closed" | "link_superseded" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "misdirected_request" | "idempotency_key_reused" | "too_many_requests" | "headers_too_large" | "internal_error" | "service_unavailable" | "overloaded";
            /** @description Quote it when asking for help. */
            requestId?: string;
            errors?: components["schemas"]["FieldError"][];
        };
        FieldError: {
            /** @description Where, such as `owner.email`; empty for the input as a whole. */
            path: string;
            /** @description The rule that was broken; stable. */
            code: string;
            /** @description What is wrong, for people. */
            message: string;
        };
        AcceptInvitationRequest: {
            /** @example Ada */
            firstName: string;
            /** @example Lovelace */
            lastName: string;
            /** Format: password */
            password: string;
        };
        AcceptanceAnswer: {
            /** @description Bearer token. */
            accessToken: string;
            /** @description Seconds until it ends. */
            expiresIn: number;
            passwordChangeRequired: boolean;
            user: components["schemas"]["AcceptedUserAnswer"];
        };
        AcceptedUserAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            platformId: string;
            firstName: string;
            lastName: string;
            /** Format: email */
            email: string | null;
            /** @enum {string} */
            locale: "en" | "fr";
        };
        AddMemberRequest: {
            /**
             * Format: uuid
             * @description A person of the platform, active or invited.
             */
            userId: string;
            /** @description Roles in the group; learner also spreads upwards (G9). */
            roles: ("admin" | "userAdmin" | "coach" | "author" | "learner")[];
        };
        AddSuppressionRequest: {
            /** @description A `#tag` is left out: the mailbox counts. */
            email: string;
            /** @description Why, for whoever looks at the list. */
            detail?: string;
        };
        AffectedEnrolment: {
            /** Format: uuid */
            sessionId: string;
            /** Format: uuid */
            userId: string;
        };
        AffectedPerson: {
            /** Format: uuid */
            userId: string;
            firstName: string;
            lastName: string;
        };
        ApiKeyResource: {
            /**
             * Format: uuid
             * @description Also its `client_id` for `POST /v1/oauth/token`.
             */
            id: string;
            /** @description Shown as the name of who acted, in mails and in the audit. */
            name: string;
            /** @description What it opens. */
            scopes: ("users:read" | "users:write" | "groups:read" | "groups:write" | "invitations:read" | "invitations:write" | "sessions:read" | "sessions:write" | "mail:read" | "mail:write" | "platform:read" | "audit:read" | "events:read" | "webhooks:read" | "webhooks:write")[];
            /**
             * @description Only a live one opens anything.
             * @enum {string}
             */
            status: "live" | "expired" | "ended";
            createdBy: components["schemas"]["KeyCreator"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it last got a new secret.
             */
            rotatedAt: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation works; null when it does not.
             */
            previousSecretUntil: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            lastUsedAt: string | null;
            /**
             * @description From which address.
             * @example 203.0.113.7
             */
            lastUsedFrom: string | null;
            /**
             * Format: date-time
             * @description When somebody ended it.
             */
            endedAt: string | null;
        };
        ApiKeyWithSecret: {
            /**
             * Format: uuid
             * @description Also its `client_id` for `POST /v1/oauth/token`.
             */
            id: string;
            /** @description Shown as the name of who acted, in mails and in the audit. */
            name: string;
            /** @description What it opens. */
            scopes: ("users:read" | "users:write" | "groups:read" | "groups:write" | "invitations:read" | "invitations:write" | "sessions:read" | "sessions:write" | "mail:read" | "mail:write" | "platform:read" | "audit:read" | "events:read" | "webhooks:read" | "webhooks:write")[];
            /**
             * @description Only a live one opens anything.
             * @enum {string}
             */
            status: "live" | "expired" | "ended";
            createdBy: components["schemas"]["KeyCreator"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it last got a new secret.
             */
            rotatedAt: string | null;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation works; null when it does not.
             */
            previousSecretUntil: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            lastUsedAt: string | null;
            /**
             * @description From which address.
             * @example 203.0.113.7
             */
            lastUsedFrom: string | null;
            /**
             * Format: date-time
             * @description When somebody ended it.
             */
            endedAt: string | null;
            /**
             * @description The key, for `Authorization: Bearer …`. Shown once: also a repetition with the same Idempotency-Key answers null.
             * @example rck_019ac0de000070008000000000000001_…
             */
            key: string | null;
        };
        AttemptAnswer: {
            /** Format: date-time */
            at: string;
            /** @description HTTP status, if there was an answer. */
            status: number | null;
            durationMs: number;
            /**
             * @description Why it did not deliver; null when it did. event_erased: who the event was about is erased, nothing was sent.
             * @enum {string|null}
             */
            reason: "url_not_allowed" | "host_unknown" | "address_not_allowed" | "status" | "redirect" | "gone" | "timeout" | "connection_refused" | "connection_failed" | "tls_failed" | "event_erased" | null;
        };
        AuditActor: {
            /** @enum {string} */
            kind: "user" | "key" | "operator" | "service" | "anonymous";
            /** Format: uuid */
            userId: string | null;
            /**
             * Format: uuid
             * @description The API key, if it was one.
             */
            keyId: string | null;
            /** @description The name today, of the person or of the key; none of an erased person. */
            displayName: string | null;
        };
        AuditEventPage: {
            items: components["schemas"]["AuditEventResource"][];
            /** @description Cursor of the next page; null on the last one. */
            nextCursor: string | null;
        };
        AuditEventResource: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["AuditActor"];
            /**
             * @description What was done.
             * @example user.deleted
             */
            action: string;
            /** @description To whom and to what, the first 1,000. */
            subjects: components["schemas"]["AuditSubject"][];
            /** @description The fields that were given, by name, and the values of those that are no personal data. */
            details: {
                [key: string]: unknown;
            };
            /** @description From where: the address of the caller. */
            clientIp: string | null;
            /** @description With what: the program of the caller. */
            userAgent: string | null;
            /** @description As in the header X-Request-Id and in problems. */
            requestId: string | null;
            /** @description Place in the hash chain; null for a moment. */
            sequence: number | null;
        };
        AuditSubject: {
            /**
             * @description user, group, invitation, session, path, platform, suppression, sign-in, webhook or api-key.
             * @example user
             */
            type: string;
            /** Format: uuid */
            id: string;
        };
        AuditVerification: {
            /** @description Whether everything is as it was written. */
            intact: boolean;
            /** @description Events whose place in the chain was computed anew, up to the first fault. */
            verifiedCount: number;
            /** @description Events of the last moments that have no place in the chain yet. */
            pendingCount: number;
            /** @description Events that were deleted after their 400 days. */
            purgedCount: number;
            head: components["schemas"]["ChainHead"];
            /** @description The first difference, if there is one. */
            fault: components["schemas"]["ChainFault"] | null;
        };
        BillingSummaryAnswer: {
            /** @description People who are billable now: active and not deleted (B1, B3). */
            activeSeats: number;
            /** @description Seats ever opened. */
            seatsOpened: number;
            /** @description Seats among them that are closed. */
            seatsClosed: number;
            /**
             * @description Null until billing heard of the platform.
             * @enum {string|null}
             */
            plan: "free_trial" | "team" | "business" | null;
            /** @description Price of a person for the cycles to come, in the smallest unit of the currency; a free trial costs nothing. */
            priceMinor: number | null;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string | null;
            /** @description The cycle under way, with what it came to so far. */
            currentCycle: components["schemas"]["CycleAnswer"] | null;
            /** @description Of the cycle under way; null in a free trial. */
            forecast: components["schemas"]["ForecastAnswer"] | null;
        };
        CancellationAnswer: {
            /**
             * @description `cancelled`: the link is dead and the person is removed. `detached`: the groups that the caller manages were taken off, the invitation stays open for the others.
             * @enum {string}
             */
            outcome: "cancelled" | "detached";
        };
        CauseEventAnswer: {
            /** Format: uuid */
            id: string;
            /** @description Such as `invitations.invitation-issued.v1`. */
            type: string;
        };
        ChainFault: {
            /** @description Place in the chain, if the event has one. */
            sequence: number | null;
            /** Format: uuid */
            eventId: string;
            /** @enum {string} */
            code: "event_changed" | "event_missing" | "event_unlinked" | "link_changed" | "link_missing";
        };
        ChainHead: {
            /** @description Number of events ever linked. */
            sequence: number;
            /** @description SHA-256 in hexadecimal. Noted elsewhere, it proves the whole past later. */
            hash: string;
        };
        ChangeApiKeyRequest: {
            /** @description The new name. */
            name?: string;
            /** @description What it opens from now on; tokens made before lose what is taken away. */
            scopes?: ("users:read" | "users:write" | "groups:read" | "groups:write" | "invitations:read" | "invitations:write" | "sessions:read" | "sessions:write" | "mail:read" | "mail:write" | "platform:read" | "audit:read" | "events:read" | "webhooks:read" | "webhooks:write")[];
            /**
             * Format: date-time
             * @description When it ends by itself: at most 366 days from now.
             */
            expiresAt?: string;
        };
        ChangeGroupRequest: {
            /** @description The new name. */
            name?: string;
            /** @description Made public, its learners spread upwards (D-02); made private, nobody leaves (G21). */
            public?: boolean;
            /**
             * Format: uuid
             * @description The new parent, administered by the caller too (G24), not the group itself or below it (G4).
             */
            parentId?: string;
            /** @description Free text about the group (G3); null takes it off. */
            custom?: string | null;
        };
        ChangePasswordRequest: {
            /**
             * Format: password
             * @description The password so far, also a generated one or one that an administrator set.
             */
            currentPassword: string;
            /**
             * Format: password
             * @description The password from now on. 8 to 256 characters, none of the common ones.
             */
            newPassword: string;
        };
        ChangePlatformRequest: {
            /** @description Shown to people, also in mails. */
            name?: string;
            /**
             * @description Language of new people unless another is given.
             * @enum {string}
             */
            locale?: "en" | "fr";
            /**
             * @description IANA time zone; deletion dates fall at its midnight (S5).
             * @example Europe/Paris
             */
            timeZone?: string;
            /** @description Whether people may get usernames (U2); who has one keeps it. */
            usernameLogin?: boolean;
            /** @description Roles that user admins may give; learner always (D-05). */
            userAdminGrantableRoles?: ("learner" | "coach" | "author")[];
            /**
             * @description What mails to people who are set up hold: a generated password, or a link to choose one (D-21).
             * @enum {string}
             */
            credentialsMail?: "password" | "link";
            /** @description Whether people are mailed. False: nothing but mails about passwords and credentials goes out (N13); what was held back is not sent later. */
            mailEnabled?: boolean;
            /** @description Whether reminders of sessions that fall on a weekend wait until Monday (N9). */
            blockWeekendReminders?: boolean;
            /**
             * @description Days before the end of a session, 0 to 30, at which learners are reminded at 09:00 where they are; none for no reminders (D-28).
             * @example [
             *       7,
             *       1
             *     ]
             */
            sessionReminderDays?: number[];
            /** @description Whether learners are reminded weekly, four times, after the end of a session (D-28). */
            weeklyLateReminders?: boolean;
            /** @description Accounts that an import may lead to without the approval of a second administrator; the owner decides. */
            importPeopleLimit?: number;
            /** @description Mails that an import may lead to without the approval of a second administrator; the owner decides. */
            importMailLimit?: number;
            /** @description Seats that an import may lead to without the approval of a second administrator; the owner decides. */
            importSeatLimit?: number;
            /** @description Roles other than learner that an import may lead to without the approval of a second administrator; the owner decides. */
            importRoleGrantLimit?: number;
            /** @description Roles of administrators and user administrators that an import may lead to without the approval of a second administrator; the owner decides. */
            importAdminGrantLimit?: number;
            /**
             * @description Leaving the free trial lifts its limits at once (D-18).
             * @enum {string}
             */
            plan?: "free_trial" | "team" | "business";
            /** @description Accounts, active and invited; an event tells of 90 % and 100 % (Z-08). */
            userLimit?: number;
            /** @description Whether accounts beyond the user limit are refused (D-20). */
            hardUserLimit?: boolean;
            /** @description Most groups, the root included (G5). */
            maxGroups?: number;
            /**
             * Format: date-time
             * @description When the free trial stops taking invitations (D-19); means nothing on other plans.
             */
            trialEndsAt?: string;
            /** @description Most invitation mails in 24 hours (D-19); without it the default of the plan. */
            invitationsPerDay?: number;
            /** @description Most reminders in 24 hours (D-19); without it the default of the plan. */
            remindersPerDay?: number;
        };
        ChangePriceRequest: {
            /** @description Price of a person for a cycle, in the smallest unit of the currency: 800 is 8.00 USD. */
            priceMinor?: number;
            /**
             * @description ISO 4217. Fixed once a cycle that cost something was closed; until then it changes the current cycle too.
             * @example EUR
             */
            currency?: string;
            /**
             * @description From when on: cycles that begin from now on, or also the one that is under way.
             * @default next_cycle
             * @enum {string}
             */
            appliesTo?: "next_cycle" | "current_cycle";
        };
        ChangeSessionRequest: {
            name?: string;
            /**
             * Format: date-time
             * @description Stays as it is once the session has started with learners (PS7).
             */
            startsAt?: string;
            /**
             * Format: date-time
             * @description Null takes the end away. From its end on a session is closed for good (PS7).
             */
            endsAt?: string | null;
            /** @description All instructors, the main one first (PS1, P19). */
            instructorIds?: string[];
            /**
             * @description A session that becomes dynamic gets the learners that its audience means now; one that becomes static keeps those that it has (PS2).
             * @enum {string}
             */
            audience?: "dynamic" | "static";
        };
        ChangeWebhookRequest: {
            /** @description What waits goes there too. */
            url?: string;
            /** @description Null for all. For events from now on: what waits is delivered. */
            types?: string[] | null;
            description?: string | null;
            /** @description True pauses; false goes on with what happened meanwhile, from where it stood. */
            paused?: boolean;
        };
        CreateApiKeyRequest: {
            /**
             * @description What it is for. Shown as the name of who acted, also in the mails of its invitations.
             * @example HR sync
             */
            name: string;
            /** @description What it opens; none opens nothing yet. */
            scopes: ("users:read" | "users:write" | "groups:read" | "groups:write" | "invitations:read" | "invitations:write" | "sessions:read" | "sessions:write" | "mail:read" | "mail:write" | "platform:read" | "audit:read" | "events:read" | "webhooks:read" | "webhooks:write")[];
            /**
             * Format: date-time
             * @description When it ends by itself: at most 366 days from now; in 365 days unless given.
             */
            expiresAt?: string;
        };
        CreateGroupRequest: {
            name: string;
            /** Format: uuid */
            parentId: string;
            /** @description Public groups pass their learners on to their parent (G9). */
            public: boolean;
            /** @description Free text about the group, such as its number in another system (G3). */
            custom?: string | null;
        };
        CreatePathRequest: {
            name: string;
            /**
             * Format: uuid
             * @description The group that owns the path.
             */
            groupId: string;
        };
        CreatePlatformRequest: {
            /** @description Shown to people, also in mails. */
            name: string;
            /** @example northwind */
            slug: string;
            /** @enum {string} */
            plan: "free_trial" | "team" | "business";
            /** @enum {string} */
            locale: "en" | "fr";
            /**
             * @description IANA time zone.
             * @example Europe/Paris
             */
            timeZone: string;
            /**
             * @description Whether accounts may have a username (U2).
             * @default false
             */
            usernameLogin?: boolean;
            owner: components["schemas"]["NewOwner"];
        };
        CreateSessionRequest: {
            name: string;
            /**
             * Format: uuid
             * @description The group that owns the session.
             */
            groupId: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt?: string;
            /** @description Main instructor first; the caller unless given. */
            instructorIds?: string[];
            /**
             * @description dynamic: enrolments follow memberships (PS2).
             * @enum {string}
             */
            audience: "dynamic" | "static";
        };
        CreateWebhookRequest: {
            /**
             * @description Where events are posted to: https, a public address, port 443 or one from 1024, no user name or password in it.
             * @example https://hooks.example.org/rollcall
             */
            url: string;
            /**
             * @description Which event types it gets; left out or null for all, those of later versions included.
             * @example [
             *       "identity.user-activated.v1"
             *     ]
             */
            types?: string[] | null;
            /** @description What it is for. */
            description?: string;
        };
        CreatedPlatform: {
            /**
             * Format: uuid
             * @description The platform.
             */
            id: string;
            /** @description Its short name. */
            slug: string;
            /**
             * Format: uuid
             * @description Its platform group, the root of the tree.
             */
            rootGroupId: string;
            /**
             * Format: uuid
             * @description Its owner, who is active.
             */
            ownerId: string;
        };
        CycleAnswer: {
            /** Format: uuid */
            id: string;
            /** @description Counts the cycles of the platform, from 1. */
            number: number;
            /**
             * @description open: under way; closing: over, its statement is made an hour later, with what was still to come; closed: final.
             * @enum {string}
             */
            status: "open" | "closing" | "closed";
            /**
             * @description Plan when it began; a free trial is one cycle that costs nothing (B10).
             * @enum {string}
             */
            plan: "free_trial" | "team" | "business";
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description Exclusive; null for a free trial that goes on.
             */
            endsAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @description Price of a person, in the smallest unit of the currency. */
            priceMinor: number;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /** @description People who were billable at any instant of it (B4, B6, B7). */
            people: number;
            /** @description Corrections of earlier cycles: people charged afterwards, less people given back. */
            corrections: number;
            /** @description People and corrections, each at its price, in the smallest unit. */
            totalMinor: number;
        };
        CyclePageAnswer: {
            items: components["schemas"]["CycleAnswer"][];
            /** @description Cursor of the next page; null on the last. */
            nextCursor: string | null;
        };
        DeleteGroupsRequest: {
            /** @description Groups to delete, each with everything below it. All of them or none. */
            groupIds: string[];
        };
        DeletedPerson: {
            /** Format: uuid */
            userId: string;
        };
        DeliveryAnswer: {
            /** @enum {string} */
            state: "queued" | "sent" | "deferred" | "bounced" | "suppressed" | "dropped";
            /**
             * Format: date-time
             * @description Since when.
             */
            at: string;
            /** @description Reply of the mail server, or reason. */
            detail: string | null;
        };
        DeliveryPageAnswer: {
            items: components["schemas"]["EventsDeliveryAnswer"][];
            /** @description Cursor of the next page; null on the last. */
            nextCursor: string | null;
        };
        DeliveryResource: {
            /** @description queued, sent, deferred, bounced, suppressed or dropped. */
            state: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            at: string;
            /** @description Reply of the mail server, or the reason. */
            detail: string | null;
        };
        EditUserRequest: {
            /** @description First name. */
            firstName?: string;
            /** @description Last name. */
            lastName?: string;
            /**
             * Format: email
             * @description Not of somebody who is still invited. Null takes it away, if a username remains (S3).
             */
            email?: string | null;
            /** @description Null takes it away, if an email remains (S3). */
            username?: string | null;
            /**
             * @description Language of mails and pages.
             * @enum {string}
             */
            locale?: "en" | "fr";
            /**
             * @description IANA time zone of the person's mails; null for that of the platform.
             * @example Europe/Paris
             */
            timeZone?: string | null;
            /** @description Free text about the person; platform admins only (P11). */
            additionalInformation?: string;
        };
        EffectTotals: {
            addedMemberships: number;
            removedMemberships: number;
            addedEnrolments: number;
            droppedEnrolments: number;
            deletedPeople: number;
            cancelledInvitations: number;
            deletedGroups: number;
        };
        EndedInvitation: {
            /** Format: uuid */
            userId: string;
            /** Format: uuid */
            invitationId: string;
        };
        ErasureConfirmation: {
            /** @enum {string} */
            service: "invitations" | "notifications" | "billing" | "events" | "identity";
            /**
             * Format: date-time
             * @description When it held nothing personal of the person any more; null while it has not said so.
             */
            confirmedAt: string | null;
        };
        ErasureResource: {
            /** Format: uuid */
            userId: string;
            /**
             * Format: date-time
             * @description When the person was pseudonymised.
             */
            erasedAt: string;
            /**
             * Format: date-time
             * @description When the last service had confirmed.
             */
            completedAt: string | null;
            services: components["schemas"]["ErasureConfirmation"][];
        };
        EventsDeliveryAnswer: {
            /**
             * Format: uuid
             * @description Id of the event, which receivers see as `webhook-id`.
             */
            eventId: string;
            /** @description Event type. */
            type: string;
            /**
             * @description failed: given up after eight failed calls; replay it. The others are on their way or there.
             * @enum {string}
             */
            state: "pending" | "sending" | "delivered" | "failed";
            /**
             * Format: date-time
             * @description When it became due for the first time.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it is tried next, if the webhook neither rests nor is paused; null when it is not.
             */
            nextAttemptAt: string | null;
            /** @description The latest calls, oldest first; at most 16. */
            attempts: components["schemas"]["AttemptAnswer"][];
        };
        FeedPageAnswer: {
            /** @description Events (CloudEvents 1.0) in the order of the platform; their types are described in `docs/events.md`. */
            items: {
                [key: string]: unknown;
            }[];
            /** @description Pass it as `after` to go on, now or whenever. There is always one: the feed has no last page. */
            nextCursor: string;
            /** @description Whether there is more to read at once. */
            hasMore: boolean;
        };
        ForecastAnswer: {
            /** @description `peopleSoFar` and `arrivalsPerDay` for each of `daysLeft`. */
            people: number;
            /** @description Corrections included, in the smallest unit of the currency. */
            totalMinor: number;
            /** @description People who will be on the statement whatever happens (B6). */
            peopleSoFar: number;
            /** @description Median of the seats opened a day over `daysLookedAt`; 0 while these are fewer than 7. */
            arrivalsPerDay: number;
            /** @description Whole days before today, 28 at most. */
            daysLookedAt: number;
            /** @description Until the end of the cycle. */
            daysLeft: number;
        };
        GainedMembership: {
            /** Format: uuid */
            userId: string;
            /** Format: uuid */
            groupId: string;
            /** @enum {string} */
            role: "admin" | "userAdmin" | "coach" | "author" | "learner";
            /**
             * Format: uuid
             * @description The group that it spread from.
             */
            viaGroupId: string | null;
        };
        GroupEffects: {
            /** @description Learners who spread upwards (D-02, D-03). */
            addedMemberships: components["schemas"]["GainedMembership"][];
            /** @description Roles that people lose who stay (G25). */
            removedMemberships: components["schemas"]["LostMembershipOfPerson"][];
            /** @description Who becomes administrator of the group (G14, G23). */
            gainedAdmins: components["schemas"]["AffectedPerson"][];
            /** @description Who no longer administers the group (G23). */
            lostAdmins: components["schemas"]["AffectedPerson"][];
            /** @description Who becomes user admin of the group (D-04). */
            gainedUserAdmins: components["schemas"]["AffectedPerson"][];
            /** @description Who is no longer user admin of the group. */
            lostUserAdmins: components["schemas"]["AffectedPerson"][];
            /** @description Who sees whom (G16, G17). */
            visibility: components["schemas"]["VisibilityEffect"];
            /** @description Dynamic sessions that people come into (PS3). */
            addedEnrolments: components["schemas"]["AffectedEnrolment"][];
            /** @description Sessions that people are taken out of (G26). */
            droppedEnrolments: components["schemas"]["AffectedEnrolment"][];
            /** @description People who are in no other group: deleted (G25). */
            deletedPeople: components["schemas"]["DeletedPerson"][];
            /** @description Open invitations of those (D-34). */
            cancelledInvitations: components["schemas"]["EndedInvitation"][];
            /** @description Groups that go, from the top down (G25). */
            deletedGroups: string[];
            /** @description All of them; each list names at most 1000. */
            totals: components["schemas"]["EffectTotals"];
        };
        GroupResource: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parentId: string | null;
            name: string;
            /** @description Public groups pass their learners on to their parent (G9). */
            public: boolean;
            /** @description Free text about the group (G3). */
            custom: string | null;
            /** @description Active people in the group. */
            memberCount: number;
            /** @description Invited people in the group. */
            invitedCount: number;
            /** @description What the caller may do here. */
            rights: ("administer" | "managePeople")[];
        };
        ImportAccepted: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "reading" | "planned" | "applying" | "applied" | "paused" | "cancelled" | "failed";
        };
        ImportEffectsResource: {
            /** @description Accounts that come, or come back. */
            people: number;
            /** @description Memberships that come, propagated ones included (G9). */
            memberships: number;
            /** @description Roles other than learner that are given. */
            roleGrants: number;
            /** @description Of those, roles of administrators and user administrators. */
            adminGrants: number;
            /** @description Invitations or credentials, and one mail for each session. */
            mails: number;
            /** @description Seats that open (Z-09). */
            seats: number;
            sessionEnrolments: number;
            /** @description Accounts that go; only an undo takes any away. */
            removedPeople: number;
            /** @description Memberships that go, propagated ones included. */
            removedMemberships: number;
        };
        ImportPage: {
            items: components["schemas"]["ImportResource"][];
            nextCursor: string | null;
        };
        ImportProgress: {
            /** @description Rows read, planned or applied, as the status says. */
            done: number;
            /** @description How many there are; null until the file is read. */
            total: number | null;
            /** @description While it is applied: what is left if it goes on as it went so far; null until that is known. */
            secondsLeft: number | null;
        };
        ImportResource: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "reading" | "planned" | "applying" | "applied" | "paused" | "cancelled" | "failed";
            /**
             * @description A file, or the taking back of another import.
             * @enum {string}
             */
            kind: "file" | "undo";
            /**
             * Format: uuid
             * @description Of an undo: the import that it takes back.
             */
            undoes: string | null;
            /**
             * Format: uuid
             * @description The undo that takes this one back, if there is one.
             */
            undoneBy: string | null;
            /** @enum {string} */
            mode: "setUp" | "invite";
            sendCredentials: boolean;
            /** Format: uuid */
            defaultGroupId: string | null;
            /**
             * Format: uuid
             * @description Who uploaded it; it is planned and applied with their rights.
             */
            startedBy: string;
            fileName: string;
            /** @description What was found out about the file: encoding, delimiter, and each column with what it was taken for. */
            facts: {
                [key: string]: unknown;
            } | null;
            progress: components["schemas"]["ImportProgress"];
            /**
             * @description People by what they come to: create, update, restore, unchanged; of invalid the rows. `moved`: how many come to something else than an earlier plan said. Of an undo: delete, update, unchanged, invalid, and of conflict everybody of whom something is left alone.
             * @example {
             *       "create": 118,
             *       "update": 4,
             *       "unchanged": 30,
             *       "invalid": 2
             *     }
             */
            counts: {
                [key: string]: number;
            };
            effects: components["schemas"]["ImportEffectsResource"];
            /** @description Whether it goes beyond a limit of the platform, so that it waits for a second administrator. */
            awaitingApproval: boolean;
            /** @description The effects that go beyond their limits and were not approved. */
            beyondLimits: ("people" | "mails" | "seats" | "roleGrants" | "adminGrants" | "removedPeople")[];
            /**
             * Format: uuid
             * @description Who approved of it.
             */
            approvedBy: string | null;
            /**
             * @description What was applied so far, counted like the plan.
             * @example {
             *       "create": 118,
             *       "update": 4,
             *       "unchanged": 30,
             *       "invalid": 2
             *     }
             */
            applied: {
                [key: string]: number;
            };
            /** @description Code of what failed or paused it. */
            stoppedBecause: string | null;
            /** @description The same in words. */
            stoppedDetail: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            plannedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
        };
        ImportRowChange: {
            field: string;
            from: string | null;
            to: string | null;
        };
        ImportRowConflict: {
            /** @description A field, `groups`, `sessions` or `password`; null when it is about the person as a whole. */
            field: string | null;
            code: string;
            message: string;
            /** @description What the import gave. */
            given: string | null;
            /** @description What it is now. */
            now: string | null;
        };
        ImportRowFault: {
            /** @description The column; null when it is about the row as a whole. */
            column: string | null;
            code: string;
            message: string;
            /** @description What was probably meant, if that can be told. */
            suggestion: string | null;
        };
        ImportRowHint: {
            /** @description The column; null when it is about the row as a whole. */
            column: string | null;
            code: string;
            message: string;
            /** @description What was probably meant, if that can be told. */
            suggestion: string | null;
        };
        ImportRowMembership: {
            /** Format: uuid */
            groupId: string;
            /** @enum {string} */
            role: "admin" | "userAdmin" | "coach" | "author" | "learner";
        };
        ImportRowPage: {
            items: components["schemas"]["ImportRowResource"][];
            nextCursor: string | null;
        };
        ImportRowPerson: {
            /**
             * Format: uuid
             * @description Null for somebody who is not there yet.
             */
            userId: string | null;
            email: string | null;
            username: string | null;
        };
        ImportRowResource: {
            /** @description As a spreadsheet shows it; the header is line 1. */
            line: number;
            /**
             * @description Null until it is planned.
             * @enum {string|null}
             */
            outcome: "create" | "update" | "restore" | "unchanged" | "invalid" | "delete" | "conflict" | null;
            /** @description Whether it was applied. */
            isApplied: boolean;
            /**
             * @description What an earlier plan said, if something else came of it.
             * @enum {string|null}
             */
            movedFrom: "create" | "update" | "restore" | "unchanged" | "invalid" | "delete" | "conflict" | null;
            person: components["schemas"]["ImportRowPerson"];
            /** @description Field by field; all rows of one person say the same. */
            changes: components["schemas"]["ImportRowChange"][];
            /** @description Memberships that come; of new people those that were chosen, from which the others follow (G9). Of an undo: those that go. */
            memberships: components["schemas"]["ImportRowMembership"][];
            /** @description Everything that is wrong with the row, at once. */
            errors: components["schemas"]["ImportRowFault"][];
            /** @description What may be a slip; nothing is refused for it. */
            hints: components["schemas"]["ImportRowHint"][];
            /** @description Of an undo: what is left alone, because it was changed since. */
            conflicts: components["schemas"]["ImportRowConflict"][];
        };
        InvitationAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId: string;
            /** Format: email */
            email: string;
            /** @enum {string} */
            status: "pending" | "accepted" | "cancelled";
            /** @description The chosen groups, as far as the caller sees them. */
            groupIds: string[];
            roles: ("admin" | "userAdmin" | "coach" | "author" | "learner")[];
            /**
             * Format: uuid
             * @description Session invited from, if any.
             */
            sessionId: string | null;
            invitedBy: components["schemas"]["InviterAnswer"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When a mail was last handed to the mail server.
             */
            lastSentAt: string | null;
            reminderCount: number;
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date-time */
            cancelledAt: string | null;
            /** @description Whoever invited may no longer grant what it gives: it can be accepted again after a reminder by somebody who may. */
            needsApproval: boolean;
            delivery: components["schemas"]["DeliveryAnswer"];
        };
        InvitationJob: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            action: "remind" | "cancel";
            /** @enum {string} */
            status: "running" | "done" | "cancelled" | "stopped";
            /** @description For a stopped job: the code of the refusal, such as `no_group_managed`. */
            stoppedBecause: string | null;
            progress: components["schemas"]["JobProgress"];
            /**
             * @description How many came to which outcome: reminded, cancelled, detached, too_soon, limit_reached, invitation_closed, acceptance_in_progress, not_found, forbidden.
             * @example {
             *       "reminded": 118,
             *       "too_soon": 2
             *     }
             */
            counts: {
                [key: string]: number;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt: string | null;
        };
        InvitationJobPreview: {
            /** @enum {string} */
            action: "remind" | "cancel";
            /** @description How many were looked at. */
            total: number;
            /** @description Whether that is all of them: a preview looks at 10,000 at most. */
            isComplete: boolean;
            /**
             * @description How many came to which outcome: reminded, cancelled, detached, too_soon, limit_reached, invitation_closed, acceptance_in_progress, not_found, forbidden.
             * @example {
             *       "reminded": 118,
             *       "too_soon": 2
             *     }
             */
            counts: {
                [key: string]: number;
            };
        };
        InvitationJobResult: {
            /** Format: uuid */
            invitationId: string;
            /**
             * @description Null until it is its turn.
             * @enum {string|null}
             */
            outcome: "reminded" | "cancelled" | "detached" | "too_soon" | "limit_reached" | "invitation_closed" | "acceptance_in_progress" | "not_found" | "forbidden" | null;
            /** Format: date-time */
            at: string | null;
        };
        InvitationJobResultsPage: {
            items: components["schemas"]["InvitationJobResult"][];
            nextCursor: string | null;
        };
        InvitationJobsPage: {
            items: components["schemas"]["InvitationJob"][];
            nextCursor: string | null;
        };
        InvitationResource: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId: string;
            email: string;
            /** @enum {string} */
            status: "pending" | "accepted" | "cancelled";
            /** @description The chosen groups, as far as the caller sees them. */
            groupIds: string[];
            /** @description The chosen roles (R3). */
            roles: ("admin" | "userAdmin" | "coach" | "author" | "learner")[];
            /**
             * Format: uuid
             * @description Session invited from, if any.
             */
            sessionId: string | null;
            /**
             * Format: uuid
             * @description Who invited: a person, or an API key.
             */
            invitedBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastSentAt: string | null;
            /** @description Reminders sent. */
            reminderCount: number;
            /** Format: date-time */
            acceptedAt: string | null;
            /** Format: date-time */
            cancelledAt: string | null;
            /** @description Whoever invited may no longer grant what it gives: it can be accepted again after a reminder by somebody who may. */
            needsApproval: boolean;
            delivery: components["schemas"]["DeliveryResource"];
        };
        InviteAnswer: {
            results: components["schemas"]["InviteResult"][];
        };
        InviteEffects: {
            /** @description Invitations that would be mailed; who is invited already, or active, gets none (D-09). */
            mails: number;
            /** @description Chosen groups first. */
            groups: components["schemas"]["JoinedGroup"][];
        };
        InviteFromSessionRequest: {
            /**
             * @description Addresses as pasted text (separated by , ; blanks or line breaks) or as a list; at most 500.
             * @example ada@example.org; "Grace Hopper" <grace@example.org>
             */
            emails: string | string[];
            /**
             * Format: uuid
             * @description The group that they become learners of; one that the caller administers or coaches. The group of the session unless given (D-29).
             */
            groupId?: string;
            /** @description Plain text for the mail; not on a free trial. */
            message?: string;
        };
        InvitePreview: {
            results: components["schemas"]["InviteResult"][];
            effects: components["schemas"]["InviteEffects"];
        };
        InviteResult: {
            /** @description The address, in the form in which it is stored; as given when it was rejected. */
            email: string;
            /** @enum {string} */
            outcome: "invited" | "already_invited_updated" | "restored" | "already_active" | "rejected";
            /**
             * @description Why it was rejected.
             * @example email_syntax_invalid
             */
            code?: string;
            /** Format: uuid */
            userId?: string;
            /** Format: uuid */
            invitationId?: string;
            /** @description Whether the person is enrolled in the session now; only when invited from one. Who is active already is enrolled if the caller may enrol them, and is not mailed an invitation. */
            enrolled?: boolean;
        };
        InviteUsersRequest: {
            /**
             * @description Addresses as pasted text (separated by , ; blanks or line breaks) or as a list; at most 500.
             * @example ada@example.org; "Grace Hopper" <grace@example.org>
             */
            emails: string | string[];
            /** @description Groups to invite into. */
            groupIds: string[];
            /** @description Roles; they apply to every group (R3). */
            roles: ("admin" | "userAdmin" | "coach" | "author" | "learner")[];
            /** @description Plain text for the mail; not on a free trial. */
            message?: string;
            /**
             * @description Language of the mail; the platform's unless given.
             * @enum {string}
             */
            locale?: "en" | "fr";
        };
        InviterAnswer: {
            /** Format: uuid */
            userId: string;
            /** @description Name at that time. */
            displayName: string;
        };
        JobFilter: {
            /**
             * @default pending
             * @enum {string}
             */
            status?: "pending" | "accepted" | "cancelled";
            /**
             * Format: uuid
             * @description One of the chosen groups.
             */
            groupId?: string;
            /** @description States of the latest mail. */
            delivery?: ("queued" | "sent" | "deferred" | "bounced" | "suppressed" | "dropped")[];
            /** @description Part of a name, email or username; case and accents do not matter. */
            q?: string;
        };
        JobProgress: {
            done: number;
            /** @description How many were selected; null while the selection goes on. */
            total: number | null;
        };
        JoinedGroup: {
            /** Format: uuid */
            groupId: string;
            /**
             * @description Chosen for this group, or spread upwards from a chosen one (G9).
             * @enum {string}
             */
            origin: "direct" | "propagated";
            /** @description How many of the people would get a role in it that they do not have yet. */
            people: number;
        };
        KeyCreator: {
            /** Format: uuid */
            userId: string;
            /** @description The name today; none of an erased person. */
            displayName: string | null;
        };
        LearnerResource: {
            /** Format: uuid */
            userId: string;
            firstName: string;
            lastName: string;
            email: string | null;
            username: string | null;
            /**
             * @description Of the account.
             * @enum {string}
             */
            userStatus: "invited" | "active";
            /**
             * @description Of the enrolment: archived once it has ended; coming back resumes it (PS8).
             * @enum {string}
             */
            status: "published" | "archived";
            /**
             * Format: date-time
             * @description When the person was enrolled for the first time.
             */
            createdAt: string;
        };
        LedgerEntryAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId: string;
            /**
             * Format: uuid
             * @description The seat: one time of one person. A later opening or closing of it corrects an earlier.
             */
            seatId: string;
            /** @enum {string} */
            entry: "opened" | "closed";
            /** @description Why, such as `invitation_accepted`, `set_up_without_mail`, `deleted`. */
            reason: string;
            /**
             * Format: date-time
             * @description From or until when the seat counts.
             */
            occurredAt: string;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            recordedAt: string;
            /**
             * Format: uuid
             * @description The event that it follows from.
             */
            causeEventId: string;
            /**
             * @description Type of that event; null for the reason `reconciled`, which no event told.
             * @example identity.user-activated.v1
             */
            causeEventType: string | null;
            /** @description Who it is, as known now. */
            person: components["schemas"]["PersonAnswer"];
        };
        LedgerPageAnswer: {
            items: components["schemas"]["LedgerEntryAnswer"][];
            /** @description Cursor of the next page; null on the last. */
            nextCursor: string | null;
        };
        LinkAnswer: {
            platformName: string;
            /**
             * @description Masked.
             * @example a***@e***.org
             */
            email: string;
            /** @enum {string} */
            locale: "en" | "fr";
            passwordRules: components["schemas"]["PasswordRulesAnswer"];
        };
        LiveTopics: {
            /** @description What hints can name. */
            topics: ("users" | "groups" | "invitations" | "sessions" | "imports" | "mails" | "platform")[];
        };
        LostMembership: {
            /** Format: uuid */
            groupId: string;
            /** @enum {string} */
            role: "admin" | "userAdmin" | "coach" | "author" | "learner";
        };
        LostMembershipOfPerson: {
            /** Format: uuid */
            groupId: string;
            /** @enum {string} */
            role: "admin" | "userAdmin" | "coach" | "author" | "learner";
            /** Format: uuid */
            userId: string;
        };
        MailAnswer: {
            /** Format: uuid */
            id: string;
            /**
             * @description What it is about.
             * @enum {string}
             */
            kind: "platform_invitation" | "invitation_reminder" | "account_credentials" | "account_activation" | "password_reset" | "password_changed" | "session_invitation" | "session_start" | "session_reminder" | "trial_digest" | "deletion_notice" | "import_report";
            /** @description What led to it. */
            causeEvent: components["schemas"]["CauseEventAnswer"];
            /**
             * Format: uuid
             * @description The invitation that it carries, if any.
             */
            invitationId: string | null;
            /**
             * Format: uuid
             * @description The session that it is about, if any.
             */
            sessionId: string | null;
            /** @description Address of the person then; null after an erasure. */
            to: string | null;
            /**
             * @description `deferred`: put off, it is tried again.
             * @enum {string}
             */
            state: "queued" | "sent" | "deferred" | "bounced" | "suppressed" | "dropped";
            /**
             * @description Why it was given up, if it was dropped or suppressed.
             * @enum {string|null}
             */
            reason: "invitation_closed" | "recipient_deleted" | "link_superseded" | "no_longer_needed" | "session_left" | "session_ended" | "mail_switched_off" | "unsubscribed" | "deletion_date_changed" | "hard_bounce" | "complaint" | "manual" | null;
            /** @description In the order in which they were made. */
            attempts: components["schemas"]["MailAttemptAnswer"][];
            /** @description Last reply of the mail server, or what went wrong. */
            reply: string | null;
            /**
             * Format: date-time
             * @description When it was decided.
             */
            queuedAt: string;
            /**
             * Format: date-time
             * @description When the mail server accepted it.
             */
            sentAt: string | null;
            /**
             * Format: date-time
             * @description When it was sent or given up; null while it waits.
             */
            settledAt: string | null;
            /**
             * Format: date-time
             * @description When it is tried next; null when it is not.
             */
            nextAttemptAt: string | null;
            /** @description Message-ID header, by which mail servers know it. */
            messageId: string;
            /** @description Null after an erasure. */
            subject: string | null;
            /** @description The plain text, with `••••` for links and passwords; null after an erasure. */
            bodyPreview: string | null;
        };
        MailAttemptAnswer: {
            /**
             * Format: date-time
             * @description When it ended.
             */
            at: string;
            /**
             * @description accepted; refused (for good); postponed (for now); interrupted (unknown whether accepted); unreachable (not begun). Reported later: returned; delayed; delivered; complained (marked as spam).
             * @enum {string}
             */
            result: "accepted" | "refused" | "postponed" | "interrupted" | "unreachable" | "returned" | "delayed" | "delivered" | "complained";
            /** @description Reply of the mail server, or what went wrong. */
            reply: string;
        };
        MailDayAnswer: {
            /**
             * Format: date
             * @description Day in UTC on which it happened.
             */
            day: string;
            /** @enum {string} */
            kind: "platform_invitation" | "invitation_reminder" | "account_credentials" | "account_activation" | "password_reset" | "password_changed" | "session_invitation" | "session_start" | "session_reminder" | "trial_digest" | "deletion_notice" | "import_report";
            /** @description Taken by the mail server. */
            sent: number;
            /** @description Put off by it; a mail counts each time. */
            deferred: number;
            /** @description Refused for good, or came back. */
            bounced: number;
            /** @description Not sent, because the mailbox is suppressed. */
            suppressed: number;
            /** @description Not sent, because the reason for it was gone. */
            dropped: number;
        };
        MailPageAnswer: {
            items: components["schemas"]["MailAnswer"][];
            /** @description Pass it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        MailPreviewAnswer: {
            subject: string;
            /** @description The HTML part, with `••••` for links and passwords. */
            html: string;
            /** @description The plain text, with `••••` for links and passwords. */
            text: string;
        };
        MailSummaryAnswer: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @description Newest day first; days and kinds without mails are left out. */
            items: components["schemas"]["MailDayAnswer"][];
        };
        MemberInvitation: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            invitedAt: string;
            /** Format: date-time */
            lastSentAt: string | null;
            /** @description Reminders sent. */
            reminderCount: number;
            /** @description It waits for a reminder by somebody who may grant all that it gives. */
            needsApproval: boolean;
            delivery: components["schemas"]["DeliveryResource"];
        };
        MemberResource: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "invited" | "active" | "deleted";
            firstName: string;
            lastName: string;
            email: string | null;
            username: string | null;
            /** @enum {string} */
            locale: "en" | "fr";
            /** @description IANA time zone of the person's mails; null for that of the platform. */
            timeZone: string | null;
            /** Format: date */
            deletionDate: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            activatedAt: string | null;
            /** Format: date-time */
            deletedAt: string | null;
            /** @description Free text about the person; for platform admins (P11), and only where one person is answered. */
            additionalInformation?: string;
            memberships: components["schemas"]["MembershipResource"][];
            /** @description In the section of invited people. */
            invitation?: components["schemas"]["MemberInvitation"];
        };
        MembershipResource: {
            /** Format: uuid */
            groupId: string;
            /** @enum {string} */
            role: "admin" | "userAdmin" | "coach" | "author" | "learner";
            /**
             * @description Chosen for this group, or spread upwards (G9).
             * @enum {string}
             */
            origin: "direct" | "propagated";
            /** Format: uuid */
            viaGroupId: string | null;
        };
        MembershipsAnswer: {
            /** @description The roles of the person by this choice: in the group, and where learner spread to (G9). */
            memberships: components["schemas"]["MembershipResource"][];
        };
        NewOwner: {
            /** Format: email */
            email: string;
            firstName: string;
            lastName: string;
            /**
             * Format: password
             * @description Of the owner. 8 to 256 characters, none of the common ones.
             */
            password: string;
        };
        NoMailAnswer: {
            /** @description The most likely first; never empty. */
            reasons: components["schemas"]["NoMailReasonAnswer"][];
        };
        NoMailReasonAnswer: {
            /**
             * @description `person_deleted`: The person was deleted or erased: nothing is mailed to them. `no_email`: The account has no email address. `mail_switched_off`: Mail is switched off for the whole platform. `suppressed`: Nothing is sent to the address any more, because it bounced, complained, or somebody listed it. `bounced`: The mail server refused the latest mail of its kind for good, or it came back. `mail_server_unreachable`: The mail server cannot be reached; mails wait and go out by themselves. `deferred`: The mail server put the mail off; it is tried again. `free_trial_before_activation`: On a free trial people get nothing but the invitation, its reminders and password mails until they accept. `events_on_the_way`: The mail service has not heard of the person yet. `queued`: The mail waits for its turn. `link_superseded`: The mail was given up for a newer one with a new link. `dropped`: The mail was given up before it was sent, as its cause no longer held. `unsubscribed`: The person does not want reminders. `not_requested`: The account was set up without asking for a mail. `sent`: The mail was handed to the mail server: look in the spam folder. `alias_mailbox`: The address is an alias with a #tag: its mails go to the mailbox without it. `nothing_due`: No mail was due in the last 90 days.
             * @enum {string}
             */
            code: "person_deleted" | "no_email" | "mail_switched_off" | "suppressed" | "bounced" | "mail_server_unreachable" | "deferred" | "free_trial_before_activation" | "events_on_the_way" | "queued" | "link_superseded" | "dropped" | "unsubscribed" | "not_requested" | "sent" | "alias_mailbox" | "nothing_due";
            /** @description In plain words, with times in UTC, and what to do. */
            detail: string;
        };
        OwnKeyResource: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description What it opens; of a token made with it, what that does. */
            scopes: ("users:read" | "users:write" | "groups:read" | "groups:write" | "invitations:read" | "invitations:write" | "sessions:read" | "sessions:write" | "mail:read" | "mail:write" | "platform:read" | "audit:read" | "events:read" | "webhooks:read" | "webhooks:write")[];
            /**
             * Format: date-time
             * @description When the key ends by itself.
             */
            expiresAt: string;
        };
        OwnPlatformResource: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            plan: "free_trial" | "team" | "business";
            /** Format: uuid */
            rootGroupId: string;
        };
        OwnRightsResource: {
            owner: boolean;
            /** @description Full rights everywhere; the owner has them, too. */
            platformAdmin: boolean;
            /** @description Groups of which the caller is administrator. */
            administers: string[];
            /** @description Groups whose people the caller manages, as administrator or user admin. */
            managesPeopleOf: string[];
        };
        PasswordResetRequested: {
            /**
             * @description The same in every case.
             * @example If there is such an account with an email address, a link is on its way.
             */
            message: string;
        };
        PasswordRulesAnswer: {
            minLength: number;
            maxLength: number;
        };
        PasswordRulesResource: {
            minLength: number;
            maxLength: number;
        };
        PathResource: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            groupId: string;
            /** Format: date-time */
            createdAt: string;
        };
        PersonAnswer: {
            /**
             * @description `Erased person` and `Unknown person` for who has no name any more.
             * @example Ada Lovelace
             */
            displayName: string;
            /** @description Email or else username. */
            login: string | null;
            /**
             * @description unknown: nobody has heard of them; look at the comparisons of seats with accounts.
             * @enum {string}
             */
            status: "active" | "invited" | "deleted" | "erased" | "unknown";
        };
        PlatformPriceAnswer: {
            /** Format: uuid */
            platformId: string;
            /** @enum {string} */
            plan: "free_trial" | "team" | "business";
            /** @description Price of a person for cycles to come, in the smallest unit of the currency; a free trial costs nothing. */
            priceMinor: number;
            /**
             * @description ISO 4217.
             * @example USD
             */
            currency: string;
            /** @description The cycle under way, at its own price. */
            currentCycle: components["schemas"]["CycleAnswer"];
        };
        PlatformResource: {
            /** Format: uuid */
            id: string;
            name: string;
            slug: string;
            /** @enum {string} */
            plan: "free_trial" | "team" | "business";
            /** @enum {string} */
            locale: "en" | "fr";
            timeZone: string;
            usernameLogin: boolean;
            /** @description Accounts, active and invited, before a warning (Z-08). */
            userLimit: number;
            /** @description Whether the limit refuses instead of warning. */
            hardUserLimit: boolean;
            /** @description Most groups, the root included (G5). */
            maxGroups: number;
            /** @description Roles that a user admin may give (D-05). */
            userAdminGrantableRoles: string[];
            /**
             * @description What the mail to people who are set up holds: a generated password, or a link to choose one (D-21).
             * @enum {string}
             */
            credentialsMail: "password" | "link";
            /**
             * Format: date-time
             * @description When a free trial stops taking invitations (D-19).
             */
            trialEndsAt: string | null;
            /** @description Most invitation mails in 24 hours; null for the default of the plan (D-19). */
            invitationsPerDay: number | null;
            /** @description Most reminders in 24 hours; null for the default of the plan (D-19). */
            remindersPerDay: number | null;
            /** @description False: nothing but mails about passwords goes out (N13). */
            mailEnabled: boolean;
            /** @description Whether reminders of sessions wait until Monday (N9). */
            blockWeekendReminders: boolean;
            /** @description Days before the end of a session at which learners are reminded, at 09:00 where they are (D-28). */
            sessionReminderDays: number[];
            /** @description Whether learners are reminded weekly, four times, after the end of a session (D-28). */
            weeklyLateReminders: boolean;
            /** @description Accounts that an import may bring, or its undo take, without an approval; null as long as the default holds, which follows the size of the platform. */
            importPeopleLimit: number | null;
            /** @description Mails that an import may send without an approval; null as long as the default holds, which follows the size of the platform. */
            importMailLimit: number | null;
            /** @description Seats that an import may open without an approval; null as long as the default holds, which follows the size of the platform. */
            importSeatLimit: number | null;
            /** @description Roles other than learner that an import may give without an approval; null as long as the default holds, which follows the size of the platform. */
            importRoleGrantLimit: number | null;
            /** @description Roles of administrators and user administrators that an import may give without an approval; null as long as the default holds, which follows the size of the platform. */
            importAdminGrantLimit: number | null;
            /** Format: uuid */
            rootGroupId: string;
            /** Format: uuid */
            ownerId: string;
            /** Format: date-time */
            createdAt: string;
        };
        PlatformSettingsRequest: {
            /** @description Shown to people, also in mails. */
            name?: string;
            /**
             * @description Language of new people unless another is given.
             * @enum {string}
             */
            locale?: "en" | "fr";
            /**
             * @description IANA time zone; deletion dates fall at its midnight (S5).
             * @example Europe/Paris
             */
            timeZone?: string;
            /** @description Whether people may get usernames (U2); who has one keeps it. */
            usernameLogin?: boolean;
            /** @description Roles that user admins may give; learner always (D-05). */
            userAdminGrantableRoles?: ("learner" | "coach" | "author")[];
            /**
             * @description What mails to people who are set up hold: a generated password, or a link to choose one (D-21).
             * @enum {string}
             */
            credentialsMail?: "password" | "link";
            /** @description Whether people are mailed. False: nothing but mails about passwords and credentials goes out (N13); what was held back is not sent later. */
            mailEnabled?: boolean;
            /** @description Whether reminders of sessions that fall on a weekend wait until Monday (N9). */
            blockWeekendReminders?: boolean;
            /**
             * @description Days before the end of a session, 0 to 30, at which learners are reminded at 09:00 where they are; none for no reminders (D-28).
             * @example [
             *       7,
             *       1
             *     ]
             */
            sessionReminderDays?: number[];
            /** @description Whether learners are reminded weekly, four times, after the end of a session (D-28). */
            weeklyLateReminders?: boolean;
            /** @description Accounts that an import may lead to without the approval of a second administrator; the owner decides. */
            importPeopleLimit?: number;
            /** @description Mails that an import may lead to without the approval of a second administrator; the owner decides. */
            importMailLimit?: number;
            /** @description Seats that an import may lead to without the approval of a second administrator; the owner decides. */
            importSeatLimit?: number;
            /** @description Roles other than learner that an import may lead to without the approval of a second administrator; the owner decides. */
            importRoleGrantLimit?: number;
            /** @description Roles of administrators and user administrators that an import may lead to without the approval of a second administrator; the owner decides. */
            importAdminGrantLimit?: number;
        };
        PreviewReminderRequest: {
            /** @description As in the reminder. Left out on the free trial. */
            message?: string | null;
        };
        ProviderEventRequest: {
            /**
             * @description bounce: it did not arrive, and whether the mailbox exists is read from `diagnostic`. complaint: marked as spam.
             * @enum {string}
             */
            type: "bounce" | "complaint" | "delivered" | "delayed";
            /**
             * @description Message-ID header of the mail.
             * @example <01930000-0000-7000-8000-000000000001@example.org>
             */
            messageId: string;
            /** Format: date-time */
            at: string;
            /** @description Reply of the other server, such as `550 5.1.1 No such user`. */
            diagnostic?: string;
        };
        ProviderEventsRequest: {
            events: components["schemas"]["ProviderEventRequest"][];
        };
        ReconciliationAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description Null while it runs.
             */
            finishedAt: string | null;
            /** @description Active people looked at. */
            compared: number;
            /** @description Active people without a seat; one was opened, with the reason `reconciled`. */
            missing: number;
            /** @description Seats of people who were not active; closed, with the reason `reconciled`. */
            surplus: number;
            /** @description Seats of people whom identity does not know at all; left as they are, for a person to look at. */
            unknown: number;
            /** @description People whose seats, and platforms whose counts, were not what the ledger says; written anew from it. */
            rebuilt: number;
            /** @description How many of `missing` and `surplus` were put right; with fewer than their sum, look at the log. */
            repaired: number;
            /** @description Why it was given up, if it was. */
            failure: string | null;
        };
        ReconciliationsAnswer: {
            /** @description At most 50, newest first. */
            items: components["schemas"]["ReconciliationAnswer"][];
        };
        ReleaseAnswer: {
            /** Format: uuid */
            id: string;
            email: string;
            /**
             * @description Mails that are sent by that: always 0. What was suppressed stays so; send it again, such as a reminder.
             * @example 0
             */
            mailsSent: number;
        };
        RemindInvitationRequest: {
            /** @description Plain text for the mail; line breaks are kept. Not available on the free trial. */
            message?: string | null;
            /**
             * @description Send a new link; the one in older mails ends at once.
             * @default false
             */
            newLink?: boolean;
        };
        RemovalAnswer: {
            /** @description What the person lost, subgroups included (D-39). */
            removed: components["schemas"]["LostMembership"][];
            /** @description With `dryRun=true`: enrolments that would end with it. */
            droppedEnrolments?: number;
            /** @description Whether nothing was left, so that the person is deleted (G31). */
            userDeleted: boolean;
        };
        RemovalPreview: {
            /** @description Every role that the person has. */
            removed: components["schemas"]["LostMembership"][];
            /** @description Enrolments that end. */
            droppedEnrolments: number;
            /**
             * Format: uuid
             * @description The open invitation that is cancelled.
             */
            cancelledInvitationId: string | null;
        };
        RenamePathRequest: {
            name: string;
        };
        ReplayAnswer: {
            /** @description For ids: how many events are delivered again. For a window: how many events of the platform are looked at. */
            events: number;
        };
        ReplayDeliveriesRequest: {
            /**
             * Format: date-time
             * @description Events that the platform recorded from this time on, those included that the webhook never got. At most 3 days.
             */
            from?: string;
            /**
             * Format: date-time
             * @description End of the window; now unless given.
             */
            to?: string;
            /** @description Only these types of those that the webhook gets. */
            types?: string[];
            /**
             * @description Only deliveries in this state, such as those that were given up.
             * @enum {string}
             */
            state?: "delivered" | "failed";
            /** @description Instead of a window: ids of events that were delivered to this webhook, or given up. */
            eventIds?: string[];
        };
        RequestPasswordResetRequest: {
            /**
             * @description Email or username (Z-06).
             * @example gaston.admin@demo.example
             */
            login: string;
            /** @description Slug of the platform, for an email that exists on several (Z-06). */
            platform?: string;
        };
        ResetLinkResource: {
            platformName: string;
            /**
             * @description Masked.
             * @example a***@example.org
             */
            email: string;
            /** @enum {string} */
            locale: "en" | "fr";
            passwordRules: components["schemas"]["PasswordRulesResource"];
        };
        ResetPasswordRequest: {
            /** @description The last part of the link in the mail. */
            token: string;
            /**
             * Format: password
             * @description The password from now on. 8 to 256 characters, none of the common ones.
             */
            newPassword: string;
            /** @description For an invited person, who has no name yet (T6). */
            firstName?: string;
            /** @description For an invited person, who has no name yet (T6). */
            lastName?: string;
        };
        RotateApiKeyRequest: {
            /**
             * @description For how long the old secret goes on working; 0 ends it now.
             * @default 86400
             */
            overlapSeconds?: number;
        };
        RotateSecretRequest: {
            /**
             * @description For how long both secrets sign, so that the receiver can change over.
             * @default 86400
             */
            overlapSeconds?: number;
        };
        SessionResource: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            pathId: string;
            pathName: string;
            /** Format: uuid */
            groupId: string;
            name: string;
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description The end, if there is one; it closes the session for good (PS7).
             */
            endsAt: string | null;
            /** @description The main instructor first (PS1). */
            instructorIds: string[];
            /**
             * @description dynamic: enrolments follow memberships (PS2).
             * @enum {string}
             */
            audience: "dynamic" | "static";
        };
        SessionWithAudience: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            pathId: string;
            pathName: string;
            /** Format: uuid */
            groupId: string;
            name: string;
            /** Format: date-time */
            startsAt: string;
            /**
             * Format: date-time
             * @description The end, if there is one; it closes the session for good (PS7).
             */
            endsAt: string | null;
            /** @description The main instructor first (PS1). */
            instructorIds: string[];
            /**
             * @description dynamic: enrolments follow memberships (PS2).
             * @enum {string}
             */
            audience: "dynamic" | "static";
            /** @description Groups whose learners are enrolled (PS3). */
            groupIds: string[];
            /** @description People enrolled one by one. */
            userIds: string[];
            /** @description People who are never enrolled by the audience, even if named one by one. */
            excludedUserIds: string[];
        };
        SetAudienceRequest: {
            /** @description Groups whose learners are enrolled (PS3). */
            groupIds: string[];
            /** @description People enrolled one by one. */
            userIds: string[];
            /** @description People never enrolled by the audience. */
            excludedUserIds: string[];
        };
        SetDeletionDateRequest: {
            /**
             * Format: date
             * @description Deleted at 00:00 of that day in the time zone of the platform (S5); a day to come. Null: never.
             */
            date: string | null;
        };
        SetUpUserRequest: {
            /** @description First name. */
            firstName: string;
            /** @description Last name. */
            lastName: string;
            /**
             * Format: email
             * @description Email or username, or both (S3).
             */
            email?: string;
            /** @description Where the platform has usernames; unique in the installation (U2-U4). */
            username?: string;
            /**
             * Format: password
             * @description Must be changed at the first sign-in (V58). This or `sendCredentials` (D-22). 8 to 256 characters, none of the common ones.
             */
            password?: string;
            /**
             * @description Whether to mail credentials: a generated password or a link, as the platform is set (D-21).
             * @default false
             */
            sendCredentials?: boolean;
            /** @description Groups to be in. */
            groupIds: string[];
            /** @description Roles; they apply to every group (R3). */
            roles: ("admin" | "userAdmin" | "coach" | "author" | "learner")[];
            /**
             * @description Language of mails and pages; the platform's unless given.
             * @enum {string}
             */
            locale?: "en" | "fr";
            /**
             * @description IANA time zone of the person's mails; that of the platform unless given.
             * @example Europe/Paris
             */
            timeZone?: string;
        };
        SetUserPasswordRequest: {
            /**
             * Format: password
             * @description What the person signs in with once, to choose another one (U6). 8 to 256 characters, none of the common ones.
             */
            newPassword: string;
        };
        SignInPage: {
            items: components["schemas"]["SignInResource"][];
            /** @description Pass it as `cursor` for the next page. */
            nextCursor: string | null;
        };
        SignInRequest: {
            /**
             * @description Email or username (Z-06).
             * @example gaston.admin@demo.example
             */
            login: string;
            /**
             * Format: password
             * @description The password; also a generated one or one that an administrator set.
             */
            password: string;
            /** @description Slug of the platform, for an email that exists on several (Z-06). */
            platform?: string;
        };
        SignInResource: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expiresAt: string;
            /**
             * @description Address that signed in; empty when unknown.
             * @example 203.0.113.7
             */
            clientIp: string;
            /**
             * @description What the browser or program called itself.
             * @example Mozilla/5.0
             */
            userAgent: string;
            /** @description Whether this very call came through it. */
            current: boolean;
        };
        SignedInResource: {
            /** @description Bearer token. */
            accessToken: string;
            /** @description Seconds until it ends. */
            expiresIn: number;
            /** @description While true every call but a change of the password, `GET /v1/auth/me` and the sign-out is 403 `password_change_required`. */
            passwordChangeRequired: boolean;
            user: components["schemas"]["SignedInUserResource"];
        };
        SignedInUserResource: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            platformId: string;
            firstName: string;
            lastName: string;
            /** Format: email */
            email: string | null;
            /** @enum {string} */
            locale: "en" | "fr";
        };
        SnapshotPageAnswer: {
            /** @description First all groups as `identity.group-described.v1`, then all people as `identity.user-described.v1`. */
            items: {
                [key: string]: unknown;
            }[];
            /** @description Pass it as `cursor` for the next page; null on the last. */
            nextCursor: string | null;
            /** @description Where the feed stood before the first page was read, the same on every page: go on with `GET /v1/events?after=` once you have the last page. */
            feedCursor: string;
        };
        StartJobRequest: {
            /** @enum {string} */
            action: "remind" | "cancel";
            /** @description Either these invitations, or those that the filter selects. */
            invitationIds?: string[];
            /** @description An empty one selects all open invitations. */
            filter?: components["schemas"]["JobFilter"];
            /** @description Plain text for the reminders. Not available on the free trial. */
            message?: string | null;
            /**
             * @description Send new links; those in older mails end at once.
             * @default false
             */
            newLink?: boolean;
        };
        StatementLineAnswer: {
            /**
             * @description person: was billable in this cycle; correction: was, or was not, in an earlier one, as became known too late.
             * @enum {string}
             */
            kind: "correction" | "person";
            /** Format: uuid */
            userId: string;
            /**
             * @description 1 charges the person, -1 gives the charge back.
             * @enum {number}
             */
            quantity: 1 | -1;
            /**
             * Format: uuid
             * @description The cycle that it is about; an earlier one for corrections.
             */
            ofCycleId: string;
            /** @description Why, such as `invitation_accepted`, `credentials_mail_sent`, `deleted`, `reconciled`. */
            reason: string;
            /**
             * Format: uuid
             * @description Their first seat in that cycle, as the ledger names it.
             */
            seatId: string | null;
            /**
             * Format: date-time
             * @description When that seat opened, maybe before the cycle.
             */
            from: string | null;
            /**
             * Format: date-time
             * @description When their last seat in it closed; null if it was open at its end.
             */
            until: string | null;
            /** @description Price of a person in that cycle, in the smallest unit of the currency. */
            priceMinor: number;
            /** @description Quantity times price. */
            amountMinor: number;
            /**
             * Format: uuid
             * @description The event that it follows from.
             */
            causeEventId: string;
            /**
             * @description Type of that event; null for the reason `reconciled`, which no event told.
             * @example identity.user-activated.v1
             */
            causeEventType: string | null;
            /** @description Who it is, as known now. */
            person: components["schemas"]["PersonAnswer"];
        };
        StatementLinePageAnswer: {
            items: components["schemas"]["StatementLineAnswer"][];
            /** @description Cursor of the next page; null on the last. */
            nextCursor: string | null;
        };
        SuppressionAnswer: {
            /** Format: uuid */
            id: string;
            /** @description The mailbox, without `#tag`: accounts that differ in it share the mailbox. */
            email: string;
            /**
             * @description hard_bounce: there is no such mailbox. complaint: a mail was reported as spam; only mails that somebody needs to get in are sent. manual: an administrator said so.
             * @enum {string}
             */
            reason: "hard_bounce" | "complaint" | "manual";
            /** Format: date-time */
            since: string;
            /**
             * Format: uuid
             * @description The mail that led to it, if one did.
             */
            mailId: string | null;
            /** @description Words of the mail server or the administrator. */
            detail: string | null;
        };
        SuppressionPageAnswer: {
            items: components["schemas"]["SuppressionAnswer"][];
            /** @description Cursor of the next page; null on the last. */
            nextCursor: string | null;
        };
        TestAnswer: {
            /** @description Whether the receiver answered 2xx. */
            delivered: boolean;
            /**
             * Format: uuid
             * @description The `webhook-id` that was sent.
             */
            eventId: string;
            /** @description HTTP status, if there was an answer. */
            status: number | null;
            /**
             * @description Why it was not delivered.
             * @enum {string|null}
             */
            reason: "url_not_allowed" | "host_unknown" | "address_not_allowed" | "status" | "redirect" | "gone" | "timeout" | "connection_refused" | "connection_failed" | "tls_failed" | null;
            durationMs: number;
        };
        TokenAnswer: {
            /** @description For `Authorization: Bearer …`. */
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @description Its life in seconds: an hour, or less if its key ends before. */
            expires_in: number;
            /**
             * @description What it opens.
             * @example users:read groups:read
             */
            scope: string;
        };
        TokenRefusal: {
            /** @enum {string} */
            error: "invalid_request" | "invalid_client" | "invalid_scope" | "unsupported_grant_type";
            /** @description What is wrong, for people. */
            error_description: string;
        };
        TokenRequest: {
            /** @enum {string} */
            grant_type: "client_credentials";
            /**
             * Format: uuid
             * @description Id of the API key; left out with HTTP Basic.
             */
            client_id?: string;
            /**
             * Format: password
             * @description The API key, or only what follows its second underscore; left out with HTTP Basic.
             */
            client_secret?: string;
            /**
             * @description Separated by blanks, out of those that the key has; all of them unless given.
             * @example users:read groups:read
             */
            scope?: string;
        };
        UsageAnswer: {
            /**
             * @description The platform's; its midnights separate the days.
             * @example Europe/Paris
             */
            timeZone: string;
            items: components["schemas"]["UsageDayAnswer"][];
        };
        UsageDayAnswer: {
            /** Format: date */
            date: string;
            /** @description Seats opened on that day. */
            opened: number;
            /** @description Seats closed on that day. */
            closed: number;
            /** @description Seats open at its end; today, by now. */
            activeSeats: number;
        };
        UserResource: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "invited" | "active" | "deleted";
            firstName: string;
            lastName: string;
            email: string | null;
            username: string | null;
            /** @enum {string} */
            locale: "en" | "fr";
            /** @description IANA time zone of the person's mails; null for that of the platform. */
            timeZone: string | null;
            /** Format: date */
            deletionDate: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            activatedAt: string | null;
            /** Format: date-time */
            deletedAt: string | null;
            /** @description Free text about the person; for platform admins (P11), and only where one person is answered. */
            additionalInformation?: string;
            memberships: components["schemas"]["MembershipResource"][];
        };
        VisibilityEffect: {
            /** @description Groups that change zone. */
            groupIds: string[];
            /** @description Groups that they are connected to from now on. */
            connected: string[];
            /** @description Groups that they are no longer connected to. */
            separated: string[];
        };
        WebhookAnswer: {
            /** Format: uuid */
            id: string;
            url: string;
            /** @description Which event types it gets; null for all. */
            types: string[] | null;
            description: string | null;
            /** @enum {string} */
            state: "active" | "paused";
            /**
             * @description by_hand: somebody said so. failing: nothing but failures for five days (A9). gone: the receiver answered 410.
             * @enum {string|null}
             */
            pauseReason: "by_hand" | "failing" | "gone" | null;
            /** Format: date-time */
            pausedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description The first failure since the last delivery.
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description While it fails: until when it is left alone.
             */
            restingUntil: string | null;
            /** Format: date-time */
            lastDeliveredAt: string | null;
            /** @description Events of the platform, of all types, that were not looked at for it yet. Grows while it is paused or fails. */
            eventsBehind: number;
            /**
             * Format: date-time
             * @description After a rotation: until when the secret before signs too.
             */
            previousSecretUntil: string | null;
        };
        WebhookPageAnswer: {
            items: components["schemas"]["WebhookAnswer"][];
            /** @description Cursor of the next page; null on the last. */
            nextCursor: string | null;
        };
        WebhookWithSecretAnswer: {
            /** Format: uuid */
            id: string;
            url: string;
            /** @description Which event types it gets; null for all. */
            types: string[] | null;
            description: string | null;
            /** @enum {string} */
            state: "active" | "paused";
            /**
             * @description by_hand: somebody said so. failing: nothing but failures for five days (A9). gone: the receiver answered 410.
             * @enum {string|null}
             */
            pauseReason: "by_hand" | "failing" | "gone" | null;
            /** Format: date-time */
            pausedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description The first failure since the last delivery.
             */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description While it fails: until when it is left alone.
             */
            restingUntil: string | null;
            /** Format: date-time */
            lastDeliveredAt: string | null;
            /** @description Events of the platform, of all types, that were not looked at for it yet. Grows while it is paused or fails. */
            eventsBehind: number;
            /**
             * Format: date-time
             * @description After a rotation: until when the secret before signs too.
             */
            previousSecretUntil: string | null;
            /**
             * @description Signs what is delivered (Standard Webhooks). Keep it: no other answer shows it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw3DmtR1t3Aes=
             */
            secret: string;
        };
        WhichKeyAmI: {
            key: components["schemas"]["OwnKeyResource"];
            platform: components["schemas"]["OwnPlatformResource"];
        };
        WhoAmI: {
            user: components["schemas"]["UserResource"];
            platform: components["schemas"]["OwnPlatformResource"];
            rights: components["schemas"]["OwnRightsResource"];
            /** @description While true nothing works but a change of the password. */
            passwordChangeRequired: boolean;
        };
    };
    responses: {
        /** @description The input is not valid; `errors` names every bad field. */
        InvalidInput: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or no longer. */
        Unauthenticated: {
            headers: {
                /** @description How to sign in. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller may not do this; `code` says which rule is in the way. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. */
        TooManyRequests: {
            headers: {
                /** @description When to try again. In seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A part of the installation does not answer. */
        ServiceUnavailable: {
            headers: {
                /** @description When to try again. In seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Any other refusal or failure. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Mailbox_show: {
        parameters: {
            query?: {
                /** @description Only mails to addresses that contain this. */
                q?: string;
                /** @description The mail to show. */
                mail?: string;
                /** @description Only mails older than this one. */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mails as a page for people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Mailbox_list: {
        parameters: {
            query?: {
                /** @description Only mails to exactly this address. */
                to?: string;
                /** @description Only mails received at this time or later; ISO 8601. */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `{ items }`, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Mailbox_clear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mailbox is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    MailPreviews_show: {
        parameters: {
            query?: {
                /** @description The mail to show; the first one unless given. */
                kind?: "platform_invitation" | "invitation_reminder" | "account_credentials" | "account_activation" | "password_reset" | "password_changed" | "session_invitation" | "session_start" | "session_reminder" | "trial_digest" | "deletion_notice" | "import_report";
                locale?: "en" | "fr";
                /** @description Which of the ways in which it can read, such as with and without a message. */
                variant?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each kind of mail in each language and variant, made from its example. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only those; all unless given. */
                status?: "live" | "expired" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKeyResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ApiKeys_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required";
                    };
                };
            };
            /** @description `api_key_limit_reached`: The platform has reached its limit of API keys. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "api_key_limit_reached";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ApiKeys_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ApiKeys_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key and all its tokens are worth nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `api_key_over`: The API key has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "api_key_over";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ApiKeys_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeApiKeyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `api_key_over`: The API key has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "api_key_over";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ApiKeys_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `api_key_over`: The API key has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "api_key_over";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description What this person or this API key did. */
                actor?: string;
                /** @description What was done to this person, group, invitation, session or API key. */
                subject?: string;
                /** @description Exact; or the part before the dot for all of it. */
                action?: string;
                /** @description Not before this time. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Part of an action, address, program, request id, or of the name or email of who did it, or of the name of the API key. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Audit_export: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description What this person or this API key did. */
                actor?: string;
                /** @description What was done to this person, group, invitation, session or API key. */
                subject?: string;
                /** @description Exact; or the part before the dot for all of it. */
                action?: string;
                /** @description Not before this time. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Part of an action, address, program, request id, or of the name or email of who did it, or of the name of the API key. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Audit_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerification"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Credentials_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Credentials_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The access token is worth nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Credentials_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To an API key: which key, and what it opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmI"] | components["schemas"]["WhichKeyAmI"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Passwords_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description The password is changed; this sign-in goes on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PasswordResets_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordResetRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordResetRequested"];
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PasswordResets_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description The person can sign in with the new password. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    PasswordResets_lookUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From the link in the mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetLinkResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SignIns_listOwn: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SignIns_endOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Only this sign-in is left. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SignIns_endOwn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signInId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sign-in is ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Cycles_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CyclePageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Cycles_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CycleAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Statements_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Statements_lines: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementLinePageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Seats_ledger: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only the entries of this person. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Seats_ledgerFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Prices_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformPriceAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Prices_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePriceRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformPriceAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `currency_fixed`: The currency of the platform is fixed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "currency_fixed";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reconciliations_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationsAnswer"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Reconciliations_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationAnswer"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Usage_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingSummaryAnswer"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Usage_usage: {
        parameters: {
            query?: {
                /** @description First day; 30 days before the last one unless given. */
                from?: string;
                /** @description Last day, no later than today; today unless given. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `owner_required`: Only the owner may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "owner_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Feed_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before, or of a snapshot. Without it the feed begins with the oldest event that is kept. */
                after?: string;
                /** @description Only events of these types, separated by commas. */
                types?: string;
                limit?: number;
                /** @description For how many seconds to wait for the first event when there is none yet. */
                waitSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `cursor_expired`: The cursor points to what is no longer kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "cursor_expired";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Snapshots_page: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Groups_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GroupResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Groups_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGroupRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Groups_deleteMany: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteGroupsRequest"];
            };
        };
        responses: {
            /** @description What followed, or would follow, for people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupEffects"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Groups_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Groups_delete: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What followed, or would follow, for people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupEffects"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Groups_change: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeGroupRequest"];
            };
        };
        responses: {
            /** @description The group; with `dryRun=true` what would follow for people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupResource"] | components["schemas"]["GroupEffects"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Groups_members: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Active people, or invited ones (S2). */
                section?: "current" | "invited";
                /** @description Only people with this role in the group. */
                role?: "admin" | "userAdmin" | "coach" | "author" | "learner";
                /** @description Part of a name, email or username; case and accents do not matter. */
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MemberResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Memberships_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMemberRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipsAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Memberships_remove: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
                /** @description Down to the next private subgroups, those excluded (G29), or all subgroups (G30). */
                scope?: "publicSubgroups" | "allSubgroups";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the person lost, or would lose. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovalAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Memberships_removeRole: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                userId: string;
                role: "admin" | "userAdmin" | "coach" | "author" | "learner";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the person lost, or would lose. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovalAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_upload: {
        parameters: {
            query?: {
                /** @description setUp: new people are active at once (T1); invite: they get an invitation (T2). */
                mode?: "setUp" | "invite";
                /** @description Whether new people without a password are mailed credentials (D-22). */
                sendCredentials?: "true" | "false";
                /** @description Group of rows that name none. */
                defaultGroupId?: string;
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string | {
                    /** Format: binary */
                    file?: string;
                };
                "multipart/form-data": string | {
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAccepted"];
                };
            };
            /** @description `invalid_input`: The input is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_input";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `group_not_manageable`: The group is not yours to manage. `free_trial_setup_unavailable`: The free trial cannot set users up. `free_trial_ended`: The free trial is over. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "group_not_manageable" | "free_trial_setup_unavailable" | "free_trial_ended" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `import_state_unfit`: The import is in a state that does not allow this. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "import_state_unfit" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "payload_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unsupported_media_type";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportTexts_template: {
        parameters: {
            query?: {
                /** @description Language of its header; the platform's unless given. */
                locale?: "en" | "fr";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for as `text/event-stream`: the same as an event `import` whenever it changes, until the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResource"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportCommands_apply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `import_state_unfit`: The import is in a state that does not allow this. `idempotency_in_progress`: The same request is being worked on. `import_approval_required`: A second administrator must approve of the import. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "import_state_unfit" | "idempotency_in_progress" | "import_approval_required";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportCommands_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `password_change_required`: A new password is required. `platform_admin_required`: Only a platform admin may do this. `second_admin_required`: A second administrator must do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "password_change_required" | "platform_admin_required" | "second_admin_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `import_state_unfit`: The import is in a state that does not allow this. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "import_state_unfit" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportCommands_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `import_state_unfit`: The import is in a state that does not allow this. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "import_state_unfit" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportCommands_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `import_state_unfit`: The import is in a state that does not allow this. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "import_state_unfit" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportTexts_repair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportCommands_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `import_state_unfit`: The import is in a state that does not allow this. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "import_state_unfit" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Imports_rows: {
        parameters: {
            query?: {
                outcome?: "create" | "update" | "restore" | "unchanged" | "invalid" | "delete" | "conflict";
                /** @description Only rows with hints. */
                hinted?: "true" | "false";
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ImportCommands_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `import_state_unfit`: The import is in a state that does not allow this. `idempotency_in_progress`: The same request is being worked on. `import_not_undoable`: There is nothing of the import to take back. `import_undone`: The import is taken back already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "import_state_unfit" | "idempotency_in_progress" | "import_not_undoable" | "import_undone";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    InvitationJobs_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationJobsPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    InvitationJobs_start: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartJobRequest"];
            };
        };
        responses: {
            /** @description The job, which goes on by itself; with `dryRun=true` what it would come to. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationJob"] | components["schemas"]["InvitationJobPreview"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `free_trial_message_unavailable`: The free trial has no personal message. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "free_trial_message_unavailable" | "password_change_required";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    InvitationJobs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for as `text/event-stream`: the same as an event `job` whenever it changes, until the end. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationJob"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    InvitationJobs_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationJob"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `job_finished`: The job is over. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "job_finished" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    InvitationJobs_results: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                outcome?: "reminded" | "cancelled" | "detached" | "too_soon" | "limit_reached" | "invitation_closed" | "acceptance_in_progress" | "not_found" | "forbidden";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationJobResultsPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `no_group_managed`: You manage no group. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "no_group_managed";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Links_lookUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From the link in the mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            /** @description `link_unknown`: The link is not known. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link_unknown";
                    };
                };
            };
            /** @description `link_closed`: The link is closed. `link_superseded`: The link was replaced by a newer one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link_closed" | "link_superseded";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Acceptance_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description From the link in the mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceAnswer"];
                };
            };
            /** @description `invalid_input`: The input is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invalid_input";
                    };
                };
            };
            /** @description `forbidden`: Not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "forbidden";
                    };
                };
            };
            /** @description `link_unknown`: The link is not known. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link_unknown";
                    };
                };
            };
            /** @description `acceptance_in_progress`: The invitation is being accepted. `needs_reapproval`: The invitation needs a new approval. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "acceptance_in_progress" | "needs_reapproval";
                    };
                };
            };
            /** @description `link_closed`: The link is closed. `link_superseded`: The link was replaced by a newer one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link_closed" | "link_superseded";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description `service_unavailable`: Temporarily unavailable. `overloaded`: Too busy at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "service_unavailable" | "overloaded";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    Invitations_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                status?: "pending" | "accepted" | "cancelled";
                /** @description One of the chosen groups. */
                groupId?: string;
                /** @description States of the latest mail, repeated or separated by commas: any of them. */
                delivery?: ("queued" | "sent" | "deferred" | "bounced" | "suppressed" | "dropped")[];
                /** @description Who invited. */
                invitedBy?: string;
                /** @description Whether a reminder was sent. */
                reminded?: boolean;
                /** @description Whether it waits for a reminder by somebody who may grant all that it gives. */
                needsApproval?: boolean;
                /** @description Part of a name, email or username; case and accents do not matter. */
                q?: string;
                /** @description Which invitations come first. */
                order?: "oldest" | "newest";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InvitationResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Users_invite: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUsersRequest"];
            };
        };
        responses: {
            /** @description With `dryRun=true`: what would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitePreview"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Invitations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Invitations_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellationAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invitation_closed`: The invitation is closed. `acceptance_in_progress`: The invitation is being accepted. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_closed" | "acceptance_in_progress" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ReminderPreviews_preview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewReminderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreviewAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `user_not_manageable`: The person is not yours to manage. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_manageable" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    ReminderPreviews_page: {
        parameters: {
            query?: {
                /** @description As in the reminder. Left out on the free trial. */
                message?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `user_not_manageable`: The person is not yours to manage. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_manageable" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Invitations_remind: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemindInvitationRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `free_trial_message_unavailable`: The free trial has no personal message. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "free_trial_message_unavailable" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `invitation_closed`: The invitation is closed. `acceptance_in_progress`: The invitation is being accepted. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "invitation_closed" | "acceptance_in_progress" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Live_follow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events for as long as the caller is signed in; as JSON the topics that there are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveTopics"];
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password_change_required";
                    };
                };
            };
            /** @description `overloaded`: Too busy at the moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "overloaded";
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ProviderEvents_report: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=<seconds since 1970>,v1=<hex of HMAC-SHA256 with the secret over "<seconds>.<body>">`, at most 300 seconds old. */
                "x-mail-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderEventsRequest"];
            };
        };
        responses: {
            /** @description All events are safe: recorded, or kept to be recorded in a moment. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            /** @description `unauthenticated`: Sign-in required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "unauthenticated";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Suppressions_summary: {
        parameters: {
            query?: {
                /** @description Days, today included. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSummaryAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Suppressions_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Part of the address. */
                q?: string;
                reason?: "hard_bounce" | "complaint" | "manual";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionPageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Suppressions_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSuppressionRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Suppressions_release: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    OAuth_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description The request is wrong; `error` says how. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefusal"];
                };
            };
            /** @description `invalid_client`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRefusal"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Paths_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only paths that this group owns. */
                groupId?: string;
                /** @description Part of a name; case and accents do not matter. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PathResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Paths_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePathRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Paths_path: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Paths_rename: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePathRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PathResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_newSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSessionRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionWithAudience"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Platforms_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformResource"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Platforms_changeOwn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlatformSettingsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Platforms_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PlatformResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Platforms_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePlatformRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedPlatform"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Platforms_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePlatformRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_sessions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only sessions of this path. */
                pathId?: string;
                /** @description Only sessions that this group owns. */
                groupId?: string;
                /** @description Only sessions in which this person is enrolled: one’s own, or those that the caller may change, of people whom the caller may know. */
                learnerId?: string;
                /** @description Part of the name of the session or of its path; case and accents do not matter. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SessionResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionWithAudience"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSessionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionWithAudience"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_audience: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAudienceRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionWithAudience"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_invite: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteFromSessionRequest"];
            };
        };
        responses: {
            /** @description With `dryRun=true`: what would happen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitePreview"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Sessions_learners: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only enrolments in this state; both unless given. */
                status?: "published" | "archived";
                /** @description Part of a name, email or username; case and accents do not matter. */
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["LearnerResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Unsubscriptions_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the link in the mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            /** @description `link_unknown`: The link is not known. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link_unknown";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Unsubscriptions_subscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the link in the mail. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            /** @description `link_unknown`: The link is not known. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "link_unknown";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Users_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                status?: "invited" | "active" | "deleted";
                groupId?: string;
                role?: "admin" | "userAdmin" | "coach" | "author" | "learner";
                /** @description Exact, in any case. */
                email?: string;
                /** @description Exact. */
                username?: string;
                /** @description Part of a name, email or username; case and accents do not matter. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UserResource"][];
                        /** @description Pass it as `cursor` for the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Users_setUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpUserRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Users_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Person_remove: {
        parameters: {
            query?: {
                /** @description Answers what would happen, and changes nothing; an Idempotency-Key is not kept for it. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With `dryRun=true`: what would go. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovalPreview"];
                };
            };
            /** @description Deleted; an invitation that was open is cancelled. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Person_edit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditUserRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Person_date: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetDeletionDateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Erasures_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Erasures_erase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureResource"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Mails_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `user_not_manageable`: The person is not yours to manage. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_manageable" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Mails_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                mailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPreviewAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `user_not_manageable`: The person is not yours to manage. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_manageable" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Mails_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                mailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `user_not_manageable`: The person is not yours to manage. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_manageable" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Passwords_set: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUserPasswordRequest"];
            };
        };
        responses: {
            /** @description The person has this password, until the next sign-in. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SignIns_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SignIns_endAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is signed in nowhere. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    SignIns_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                signInId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sign-in is ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Mails_why: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoMailAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `user_not_manageable`: The person is not yours to manage. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "user_not_manageable" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Webhooks_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Webhooks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretAnswer"];
                };
            };
            /** @description `webhook_url_not_allowed`: Webhooks cannot call this URL. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_url_not_allowed";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `webhook_exists`: There is such a webhook already. `webhook_limit_reached`: The platform has reached its limit of webhooks. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_exists" | "webhook_limit_reached" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Webhooks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Webhooks_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Webhooks_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description `webhook_url_not_allowed`: Webhooks cannot call this URL. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_url_not_allowed";
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `webhook_exists`: There is such a webhook already. `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_exists" | "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Deliveries_list: {
        parameters: {
            query?: {
                state?: "pending" | "sending" | "delivered" | "failed";
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPageAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    Deliveries_replay: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDeliveriesRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_requests";
                    };
                };
            };
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    WebhookChecks_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSecretRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The same request is being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_progress";
                    };
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    WebhookChecks_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text that names this one write: sent again within 24 hours it is not done again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestAnswer"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthenticated"];
            /** @description `platform_admin_required`: Only a platform admin may do this. `password_change_required`: A new password is required. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "platform_admin_required" | "password_change_required";
                    };
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_found";
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
}
