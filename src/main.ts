process.stdout.write('ottla\n')
