import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In functions for their planner settings: with stale statistics a claim would sort the whole backlog. */
const PLANNER =
  'SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET enable_hashjoin = off SET enable_mergejoin = off';

const CLAIM = `
  CREATE FUNCTION lease_mails(p_lane integer, p_platform uuid, p_now timestamptz, p_lease uuid, p_until timestamptz,
                              p_limit integer)
  RETURNS uuid[]
  LANGUAGE plpgsql
  AS $$
  DECLARE
    v_ids uuid[];
  BEGIN
    WITH due AS (
      SELECT mail_id FROM mail_queue
       WHERE lane = p_lane AND platform_id = p_platform AND due_at <= p_now
       ORDER BY due_at LIMIT p_limit FOR UPDATE SKIP LOCKED
    ), leased AS (
      UPDATE mail_queue q SET lease_id = p_lease, due_at = p_until FROM due WHERE q.mail_id = due.mail_id
      RETURNING q.mail_id
    )
    SELECT coalesce(array_agg(mail_id), '{}') INTO v_ids FROM leased;
    RETURN v_ids;
  END
  $$;
  COMMENT ON FUNCTION lease_mails IS 'Leases the mails of one platform in one lane that are due longest.';

  CREATE FUNCTION mail_allowance(p_platform uuid, p_now timestamptz, p_rate integer, p_trial_rate integer)
  RETURNS integer
  LANGUAGE plpgsql
  AS $$
  DECLARE
    v_rate integer := CASE WHEN EXISTS (SELECT FROM platforms WHERE platform_id = p_platform AND plan = 'free_trial')
                           THEN p_trial_rate ELSE p_rate END;
    v_known mail_rates;
  BEGIN
    SELECT * INTO v_known FROM mail_rates WHERE platform_id = p_platform FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
      INSERT INTO mail_rates VALUES (p_platform, v_rate, p_now) ON CONFLICT DO NOTHING;
      SELECT * INTO v_known FROM mail_rates WHERE platform_id = p_platform FOR UPDATE SKIP LOCKED;
      -- Another worker is at this platform at this moment; it is served.
      IF NOT FOUND THEN RETURN 0; END IF;
    END IF;
    v_known.tokens := least(v_rate,
      v_known.tokens + v_rate / 60.0 * greatest(0, extract(epoch FROM p_now - v_known.counted_at)::float8));
    UPDATE mail_rates SET tokens = v_known.tokens, counted_at = p_now WHERE platform_id = p_platform;
    RETURN floor(v_known.tokens);
  END
  $$;
  COMMENT ON FUNCTION mail_allowance IS 'Locks and refills the bucket of a platform, and tells how many mails it may send now.';

  CREATE FUNCTION claim_mails(p_now timestamptz, p_lease uuid, p_until timestamptz, p_limit integer, p_urgent_only boolean,
                              p_after uuid, p_quota integer, p_rate integer, p_trial_rate integer)
  RETURNS uuid[]
  LANGUAGE plpgsql
  ${PLANNER}
  AS $$
  DECLARE
    c_first CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    v_all uuid[] := '{}';
    v_some uuid[];
    v_urgent boolean;
    v_platform uuid;
    v_allowed integer;
    v_before integer;
    v_whole_round boolean;
  BEGIN
    FOREACH v_urgent IN ARRAY CASE WHEN p_urgent_only THEN ARRAY[true] ELSE ARRAY[true, false] END LOOP
      v_platform := CASE WHEN v_urgent THEN c_first ELSE p_after END;
      v_whole_round := v_platform = c_first;
      v_before := cardinality(v_all);
      -- From one platform to the next, round and round, until there is no room or a whole round has found nothing.
      WHILE cardinality(v_all) < p_limit LOOP
        IF v_urgent THEN
          SELECT platform_id INTO v_platform FROM mail_queue
           WHERE lane = 0 AND platform_id > v_platform ORDER BY platform_id LIMIT 1;
        ELSE
          v_platform := least(
            (SELECT platform_id FROM mail_queue WHERE lane = 1 AND platform_id > v_platform ORDER BY platform_id LIMIT 1),
            (SELECT platform_id FROM mail_queue WHERE lane = 2 AND platform_id > v_platform ORDER BY platform_id LIMIT 1));
        END IF;
        IF v_platform IS NULL THEN
          EXIT WHEN v_whole_round AND cardinality(v_all) = v_before;
          v_platform := c_first;
          v_whole_round := true;
          v_before := cardinality(v_all);
          CONTINUE;
        END IF;
        v_allowed := least(p_quota, p_limit - cardinality(v_all));
        IF v_urgent THEN
          v_all := v_all || lease_mails(0, v_platform, p_now, p_lease, p_until, v_allowed);
          CONTINUE;
        END IF;
        CONTINUE WHEN NOT EXISTS (SELECT FROM mail_queue
                                   WHERE lane = 1 AND platform_id = v_platform AND due_at <= p_now ORDER BY due_at LIMIT 1)
                  AND NOT EXISTS (SELECT FROM mail_queue
                                   WHERE lane = 2 AND platform_id = v_platform AND due_at <= p_now ORDER BY due_at LIMIT 1);
        v_allowed := least(v_allowed, mail_allowance(v_platform, p_now, p_rate, p_trial_rate));
        CONTINUE WHEN v_allowed <= 0;
        v_some := lease_mails(1, v_platform, p_now, p_lease, p_until, v_allowed);
        IF cardinality(v_some) < v_allowed THEN
          v_some := v_some
            || lease_mails(2, v_platform, p_now, p_lease, p_until, v_allowed - cardinality(v_some));
        END IF;
        UPDATE mail_rates SET tokens = tokens - cardinality(v_some) WHERE platform_id = v_platform;
        v_all := v_all || v_some;
      END LOOP;
    END LOOP;
    RETURN v_all;
  END
  $$;
  COMMENT ON FUNCTION claim_mails IS 'Leases mails to one worker: urgent ones first, then platform by platform in turns (V27). Its cost does not depend on how many wait.';

  CREATE FUNCTION leased_mails(p_ids uuid[])
  RETURNS TABLE (mail mails, lane smallint, mailbox text, topic text, suppressed_by text, is_unsubscribed boolean)
  LANGUAGE plpgsql
  ${PLANNER}
  AS $$
  BEGIN
    RETURN QUERY SELECT m, q.lane, q.mailbox, q.topic, s.reason, p.user_id IS NOT NULL
      FROM unnest(p_ids) WITH ORDINALITY AS claimed (id, place)
      JOIN mail_queue q ON q.mail_id = claimed.id
      JOIN mails m ON m.id = claimed.id
      LEFT JOIN mail_suppressions s ON s.platform_id = q.platform_id AND s.mailbox = q.mailbox
            AND (s.reason <> 'complaint' OR q.lane = 2)
      LEFT JOIN mail_preferences p ON p.user_id = m.user_id AND p.topic = q.topic
     ORDER BY claimed.place;
  END
  $$;
  COMMENT ON FUNCTION leased_mails IS 'Mails that were leased, in that order, and what forbids to send them by now.';
`;

const BACK = `
  DROP FUNCTION claim_mails(timestamptz, uuid, timestamptz, integer, boolean, uuid, integer, integer, integer);
  DROP FUNCTION lease_mails(integer, uuid, timestamptz, uuid, timestamptz, integer);
  DROP FUNCTION mail_allowance(uuid, timestamptz, integer, integer);
  DROP FUNCTION leased_mails(uuid[]);
`;

/** How workers take mails from the queue. */
export class ClaimMailsInTurns1764130000200 implements MigrationInterface {
  readonly name = 'ClaimMailsInTurns1764130000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLAIM);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BACK);
  }
}
