import dns from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// Two lists: one would hold every IPv4 address against the IPv6 form that carries it.
const ours = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  ours.ipv4.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  // unspecified, loopback, and every form that carries an IPv4 address inside
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  ours.ipv6.addSubnet(net, prefix, 'ipv6')

/** An address of this machine or of a network that is not the open internet. */
export const isOwnAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 0) return false
  const name = family === 6 ? 'ipv6' : 'ipv4'
  return ours[name].check(address, name)
}

/** The same for the host of an address as it is written; a name is judged when it is looked up. */
export const isOwnHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || isOwnAddress(hostname.replace(/^\[|\]$/g, ''))

export const ownAddress = 'OWN_ADDRESS'

/**
 * Looks a name up and refuses addresses of our own network. Done for the very connection that is opened, so that a name
 * cannot show one address to the check and another to the connection.
 */
export const lookupOutside: LookupFunction = (hostname, options, done) =>
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0)
    if (found.some(({ address }) => isOwnAddress(address)))
      return done(Object.assign(new Error(`${hostname} is an address of our own network`), { code: ownAddress }), '', 0)
    if (options.all) return done(null, found)
    const [first] = found
    return first ? done(null, first.address, first.family) : done(new Error(`${hostname} has no address`), '', 0)
  })
