import { data, field, int16, int32, list, type Message, string, struct, uint16, uuid } from '../../language.ts'

export const votersRecord: Message = data('VotersRecord', { versions: '0', flexible: '0+' }, [
  field('version', int16),
  list('voters', 'Voter', [
    field('voterId', int32),
    field('voterDirectoryId', uuid),
    list('endpoints', 'Endpoint', [field('name', string), field('host', string), field('port', uint16)]),
    field(
      'kRaftVersionFeature',
      struct('KRaftVersionFeature', [field('minSupportedVersion', int16), field('maxSupportedVersion', int16)])
    )
  ])
])
