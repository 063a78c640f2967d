// What this client calls itself in ApiVersions (KIP-511); brokers count clients by it.

export const softwareName = 'ottla'
export const softwareVersion = '0.1.0'
