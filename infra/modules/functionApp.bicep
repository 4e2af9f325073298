// The service: one function app on Flex Consumption, any number of instances, with an identity of its own.
param name string
param location string
param storageName string
param deploymentContainerUrl string
param applicationInsightsConnectionString string

@description('Where the secrets are: storageConnectionString, clientSecret, linkSecret.')
param secretUris object
param clientId string
param tenantId string
param site string
param organiserMailbox string
param allowedTenants string
param teamsAppId string

@description('Whether people who have not got the app get it with their first digest: true or false.')
param installForPeople string

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
      runtime: { name: 'node', version: '22' }
      scaleAndConcurrency: { maximumInstanceCount: 40, instanceMemoryMB: 2048 }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: [
        // The host's own storage, by identity and without a key.
        { name: 'AzureWebJobsStorage__accountName', value: storageName }
        { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: applicationInsightsConnectionString }
        { name: 'AzureWebJobsDisableHomepage', value: 'true' }
        // What functions/config.ts reads.
        { name: 'STORAGE_CONNECTION_STRING', value: '@Microsoft.KeyVault(SecretUri=${secretUris.storageConnectionString})' }
        { name: 'CLIENT_SECRET', value: '@Microsoft.KeyVault(SecretUri=${secretUris.clientSecret})' }
        { name: 'LINK_SECRET', value: '@Microsoft.KeyVault(SecretUri=${secretUris.linkSecret})' }
        { name: 'TENANT_ID', value: tenantId }
        { name: 'CLIENT_ID', value: clientId }
        { name: 'SITE', value: site }
        { name: 'ORGANISER_MAILBOX', value: organiserMailbox }
        { name: 'PUBLIC_URL', value: 'https://${name}.azurewebsites.net' }
        { name: 'ALLOWED_TENANTS', value: allowedTenants }
        { name: 'TEAMS_APP_ID', value: teamsAppId }
        { name: 'INSTALL_FOR_PEOPLE', value: installForPeople }
      ]
    }
  }
}

output name string = app.name
output host string = '${name}.azurewebsites.net'
output principalId string = app.identity.principalId
