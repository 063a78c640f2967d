import { describe, expect, test } from 'vitest'
import { UpgradeType } from '#controller/managers/features.js'
import { ErrorCode } from '#model/error-code.js'
import { makeWorld, registration, type World, withBrokers } from '../world.ts'

const update = (world: World, feature: string, level: number, upgradeType = 1, version = 2, validateOnly = false) =>
  world.api.updateFeatures(
    {
      timeoutMs: 1,
      featureUpdates: [{ feature, maxVersionLevel: level, allowDowngrade: false, upgradeType }],
      validateOnly
    },
    version
  )

describe('UpdateFeatures', () => {
  test('refuses a feature that is not served yet, whatever Kafka could', async () => {
    const world = await withBrokers(makeWorld(), 1)
    for (const feature of ['group.version', 'transaction.version', 'share.version', 'streams.version'])
      expect(await update(world, feature, 1)).toMatchObject({ errorCode: ErrorCode.INVALID_UPDATE_VERSION })
    expect((await update(world, 'no.such.feature', 1)).errorMessage).toMatch(
      'Local controller 1 does not support this feature.'
    )
  })

  test('refuses a level beyond what is known, and one below none', async () => {
    const world = await withBrokers(makeWorld(), 1)
    expect((await update(world, 'metadata.version', 34)).errorMessage).toMatch('only supports versions 7-33')
    expect(await update(world, 'metadata.version', -1)).toMatchObject({ errorCode: ErrorCode.INVALID_UPDATE_VERSION })
  })

  test('does not go down by an upgrade, in the words of Kafka', async () => {
    const world = await withBrokers(makeWorld(), 1)
    expect((await update(world, 'metadata.version', 29)).errorMessage).toBe(
      'The update failed for all features since the following feature had an error: Invalid update version 29 for feature metadata.version. ' +
        "Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade."
    )
  })

  test('does not go down over a level that changed the records', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const down = await update(world, 'metadata.version', 29, UpgradeType.SAFE_DOWNGRADE)
    expect(down.errorMessage).toMatch('might delete metadata information')
  })

  test('refuses a level that a registered broker cannot run', async () => {
    const world = makeWorld({}, 1, { metadataVersion: 29 })
    const features = [{ name: 'metadata.version', minSupportedVersion: 7, maxSupportedVersion: 30 }]
    await world.api.registerBroker(registration(5, null, { features }))
    expect((await update(world, 'metadata.version', 31)).errorMessage).toMatch('Broker 5 only supports versions 7-30')
    expect((await update(world, 'metadata.version', 30)).errorCode).toBe(0)
    expect(world.image().metadataVersion).toBe(30)
  })

  test('answers old versions per feature and new ones as a whole', async () => {
    const world = await withBrokers(makeWorld(), 1)
    expect((await update(world, 'metadata.version', 33, 1, 1)).results).toHaveLength(1)
    expect((await update(world, 'metadata.version', 33, 1, 2)).results).toEqual([])
  })

  test('leaves kraft.version to the quorum', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const before = world.log.nextOffset
    expect((await update(world, 'kraft.version', 1)).errorCode).toBe(0)
    // As Apache Kafka 4.3.1 was seen to answer, formatted --standalone.
    expect((await update(world, 'kraft.version', 2)).errorMessage).toMatch(
      'Invalid update version 2 for feature kraft.version. Local controller 1 only supports versions 0-1'
    )
    expect((await update(world, 'kraft.version', 0, 2)).errorMessage).toMatch(
      "Invalid update version 0 for feature kraft.version. Can't downgrade the version of this feature."
    )
    world.log.kraftVersion = 0
    expect(await update(world, 'kraft.version', 1)).toMatchObject({ errorCode: ErrorCode.INVALID_UPDATE_VERSION })
    expect(world.log.nextOffset).toBe(before)
  })

  test('writes nothing for the level that is', async () => {
    const world = await withBrokers(makeWorld(), 1)
    const before = world.log.nextOffset
    expect((await update(world, 'metadata.version', 33)).errorCode).toBe(0)
    expect(world.log.nextOffset).toBe(before)
  })
})
