// Everything the service needs in Azure: storage, its secrets, the function app with its identity, measurements, the bot.
targetScope = 'resourceGroup'

@description('Short name that makes the resources unique, letters and digits.')
@minLength(3)
@maxLength(11)
param resourceSuffix string

param location string = resourceGroup().location

@description('The Microsoft Entra app: audience of the tabs, client of Graph, identity of the bot.')
param clientId string
param tenantId string

@secure()
param clientSecret string

@description('Seals the links in mails; at least 32 characters. Changing it ends all links that are out.')
@secure()
@minLength(32)
param linkSecret string

@description('The SharePoint site, host:/path.')
param site string

@description('The shared mailbox that holds the events.')
param organiserMailbox string

@description('The app in the catalogue of Teams, to which links into Teams lead.')
param teamsAppId string
@description('Whether people who have not got the app get it with their first digest: true or false.')
param installForPeople string = 'false'

@description('Further tenants whose people may sign in, separated by commas.')
param allowedTenants string = ''

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: { name: 'appi-${resourceSuffix}', location: location }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: { name: 'st${resourceSuffix}', location: location }
}

module secrets 'modules/secrets.bicep' = {
  name: 'secrets'
  params: {
    name: 'kv-${resourceSuffix}'
    location: location
    storageName: storage.outputs.name
    clientSecret: clientSecret
    linkSecret: linkSecret
  }
}

module functionApp 'modules/functionApp.bicep' = {
  name: 'functionApp'
  params: {
    name: 'func-${resourceSuffix}'
    location: location
    storageName: storage.outputs.name
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    secretUris: secrets.outputs.uris
    clientId: clientId
    tenantId: tenantId
    site: site
    organiserMailbox: organiserMailbox
    allowedTenants: allowedTenants
    teamsAppId: teamsAppId
    installForPeople: installForPeople
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  params: {
    principalId: functionApp.outputs.principalId
    storageName: storage.outputs.name
    vaultName: secrets.outputs.vaultName
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: 'bot-${resourceSuffix}'
    clientId: clientId
    tenantId: tenantId
    endpoint: 'https://${functionApp.outputs.host}/api/messages'
  }
}

// The Microsoft 365 Agents Toolkit writes these into the environment's file.
output PUBLIC_HOST string = functionApp.outputs.host
output PUBLIC_URL string = 'https://${functionApp.outputs.host}'
output FUNCTION_APP_NAME string = functionApp.outputs.name
