"""The Excel workbook: an overview, the projects, the findings and the repairs, a sheet each."""
