import { describe, expect, it } from '@jest/globals';
import { AddressRanges } from './address-ranges.js';
import { HostLookup } from './host-lookup.js';
import { ReceiverGuard } from './receiver-guard.js';
import { ReceiverSettings } from './receiver-settings.js';

const PUBLIC = ['93.184.216.34', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'];

/** Knows the addresses that a test gives names; literals and `localhost` are as ever. */
class NamedHosts extends HostLookup {
  constructor(private readonly names: Record<string, string[]>) {
    super();
  }

  override async addressesOf(host: string): Promise<string[]> {
    return this.names[host] ?? (host.endsWith('example.org') ? PUBLIC : super.addressesOf(host));
  }
}

const guardWith = (names: Record<string, string[]> = {}, allowed = ''): ReceiverGuard =>
  new ReceiverGuard(
    new NamedHosts(names),
    new ReceiverSettings({ allowedNetworks: AddressRanges.parse(allowed) }),
  );

describe('Where webhooks may go (V41)', () => {
  it.each([
    'https://hooks.example.org/',
    'https://hooks.example.org:8443/path?x=1',
    'https://hooks.example.org:443/',
    'https://93.184.216.34/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
    'https://EXAMPLE.org/ü?q=ü',
  ])('is %s', async (url) => {
    expect((await guardWith().check(url)).protocol).toBe('https:');
  });

  it.each([
    // Not even a place on the web.
    ['', 'url_not_allowed'],
    ['hooks.example.org', 'url_not_allowed'],
    ['/hooks', 'url_not_allowed'],
    ['//hooks.example.org/', 'url_not_allowed'],
    ['https://', 'url_not_allowed'],
    ['javascript:alert(1)', 'url_not_allowed'],
    ['file:///etc/passwd', 'url_not_allowed'],
    ['ftp://hooks.example.org/', 'url_not_allowed'],
    ['gopher://hooks.example.org:70/_x', 'url_not_allowed'],
    ['ws://hooks.example.org/', 'url_not_allowed'],
    ['unix:/var/run/docker.sock', 'url_not_allowed'],
    [`https://hooks.example.org/${'x'.repeat(2_000)}`, 'url_not_allowed'],
    [`https://hooks.example.org/${'ü'.repeat(700)}`, 'url_not_allowed'],
    // Not safe on the way, or with a secret where everybody sees it.
    ['http://hooks.example.org/', 'url_not_allowed'],
    ['https://user@hooks.example.org/', 'url_not_allowed'],
    ['https://:password@hooks.example.org/', 'url_not_allowed'],
    ['https://hooks.example.org@127.0.0.1/', 'url_not_allowed'],
    ['https://hooks.example.org/#x', 'url_not_allowed'],
    // Ports of other services.
    ['https://hooks.example.org:22/', 'url_not_allowed'],
    ['https://hooks.example.org:25/', 'url_not_allowed'],
    ['https://hooks.example.org:80/', 'url_not_allowed'],
    ['https://hooks.example.org:636/', 'url_not_allowed'],
    ['https://hooks.example.org:0/', 'url_not_allowed'],
    // Addresses in every spelling.
    ['https://127.0.0.1/', 'address_not_allowed'],
    ['https://127.1/', 'address_not_allowed'],
    ['https://0x7f.1/', 'address_not_allowed'],
    ['https://0x7f000001/', 'address_not_allowed'],
    ['https://2130706433/', 'address_not_allowed'],
    ['https://0177.0.0.1/', 'address_not_allowed'],
    ['https://017700000001/', 'address_not_allowed'],
    ['https://①②⑦.⓪.⓪.①/', 'address_not_allowed'],
    ['https://127。0。0。1/', 'address_not_allowed'],
    ['https://0/', 'address_not_allowed'],
    ['https://0.0.0.0/', 'address_not_allowed'],
    ['https://10.255.255.255/', 'address_not_allowed'],
    ['https://172.16.0.1/', 'address_not_allowed'],
    ['https://192.168.1.1/', 'address_not_allowed'],
    ['https://169.254.169.254/latest/meta-data/', 'address_not_allowed'],
    ['https://100.64.0.1/', 'address_not_allowed'],
    ['https://192.0.0.192/', 'address_not_allowed'],
    ['https://192.0.2.1/', 'address_not_allowed'],
    ['https://192.88.99.1/', 'address_not_allowed'],
    ['https://198.18.0.1/', 'address_not_allowed'],
    ['https://198.51.100.1/', 'address_not_allowed'],
    ['https://203.0.113.1/', 'address_not_allowed'],
    ['https://224.0.0.1/', 'address_not_allowed'],
    ['https://240.0.0.1/', 'address_not_allowed'],
    ['https://255.255.255.255/', 'address_not_allowed'],
    ['https://[::]/', 'address_not_allowed'],
    ['https://[::1]/', 'address_not_allowed'],
    ['https://[::127.0.0.1]/', 'address_not_allowed'],
    ['https://[::ffff:7f00:1]/', 'address_not_allowed'],
    ['https://[::ffff:93.184.216.34]/', 'address_not_allowed'],
    ['https://[::ffff:0:127.0.0.1]/', 'address_not_allowed'],
    ['https://[64:ff9b::7f00:1]/', 'address_not_allowed'],
    ['https://[64:ff9b:1::a00:1]/', 'address_not_allowed'],
    ['https://[2002:7f00:1::]/', 'address_not_allowed'],
    ['https://[2001:0:7f00:1::]/', 'address_not_allowed'],
    ['https://[2001:db8::1]/', 'address_not_allowed'],
    ['https://[3fff::1]/', 'address_not_allowed'],
    ['https://[100::1]/', 'address_not_allowed'],
    ['https://[fc00::1]/', 'address_not_allowed'],
    ['https://[fd00:ec2::254]/', 'address_not_allowed'],
    ['https://[fe80::1]/', 'address_not_allowed'],
    ['https://[fec0::1]/', 'address_not_allowed'],
    ['https://[ff02::1]/', 'address_not_allowed'],
    ['https://[5f00::1]/', 'address_not_allowed'],
    // Names.
    ['https://localhost/', 'address_not_allowed'],
    ['https://LOCALHOST./', 'address_not_allowed'],
    ['https://x.localhost/', 'address_not_allowed'],
  ])('is not %s', async (url, reason) => {
    await expect(guardWith().check(url)).rejects.toMatchObject({ name: 'ReceiverRefusal', reason });
  });

  it.each([
    ['one private address', ['10.0.0.1']],
    ['a private address beside a public one', [...PUBLIC, '10.0.0.1']],
    ['a mapped address beside a public one', [...PUBLIC, '::ffff:10.0.0.1']],
  ])('is not a name with %s', async (_, addresses) => {
    const guard = guardWith({ 'evil.example.org': addresses });
    await expect(guard.check('https://evil.example.org/')).rejects.toMatchObject({
      reason: 'address_not_allowed',
    });
  });

  it('is not a name without an address', async () => {
    await expect(
      guardWith({ 'gone.example.org': [] }).check('https://gone.example.org/'),
    ).rejects.toMatchObject({ reason: 'host_unknown' });
  });

  it('is every place in the networks that the operator allows, without TLS too, and in no other', async () => {
    const guard = guardWith(
      { 'inside.example.org': ['10.1.2.3'], 'half.example.org': ['10.1.2.3', '10.2.0.1'] },
      '10.1.0.0/16, fd12::/16',
    );
    expect((await guard.check('http://inside.example.org:80/')).host).toBe('inside.example.org');
    expect((await guard.check('http://[fd12::1]:8080/')).host).toBe('[fd12::1]:8080');
    for (const url of ['https://half.example.org/', 'https://10.2.0.1/', 'http://93.184.216.34/']) {
      await expect(guard.check(url)).rejects.toMatchObject({ name: 'ReceiverRefusal' });
    }
  });

  it('cannot be said in words that are no networks', () => {
    for (const text of ['10.0.0.0', '10.0.0.0/33', 'all', '10.0.0.0/8;fd00::/8']) {
      expect(() => AddressRanges.parse(text)).toThrow(/must be networks/);
    }
    expect(AddressRanges.parse(' ').has('10.0.0.1')).toBe(false);
  });
});
